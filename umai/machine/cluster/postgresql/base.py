"""Django's backend for PostgreSQL, with prepared statements and a check of each connection.

Django looks for the class `DatabaseWrapper` in this module, which settings name as ENGINE.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from select import POLLIN, poll

import psycopg
from django.db import transaction
from django.db.backends.postgresql import base

from umai.machine.cluster.postgresql import long_lists  # noqa: F401  # registers its conditions

PREPARED_MAX = 500  # prepared statements of a connection; a role's pages have some hundreds


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = PREPARED_MAX
        (pid,) = connection.execute("select pg_backend_pid()").fetchone()
        connection.rollback()
        self.is_pooled = pid != connection.info.backend_pid
        return connection

    @contextmanager
    def on_one_backend(self) -> Iterator[int]:
        """The number of the server's process that serves this connection, the same during the block.

        A pooler between us and the server may change it at each transaction, and tells a number of its
        own: then the server is asked, in a transaction that lasts as long as the block. A connection that the
        server ended is made anew before its number is told, as it would be for the first statement.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        if not self.is_pooled:
            yield self.connection.info.backend_pid
            return
        block = nullcontext() if self.in_atomic_block else transaction.atomic(using=self.alias)
        with block, self.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            yield cursor.fetchone()[0]

    def is_usable(self):
        """Whether the connection is open, checked before each request without a query.

        When the server has ended the connection there is something to read: its end.
        """
        return self._is_quiet() or super().is_usable()

    def _is_quiet(self):
        line = poll()
        try:
            line.register(self.connection.pgconn.socket, POLLIN)
        except (AttributeError, psycopg.OperationalError):
            return False
        return not line.poll(0)
