"""Django's backend for PostgreSQL, with prepared statements and a check of each connection.

Django looks for the class `DatabaseWrapper` in this module, which settings name as ENGINE.
"""

from select import POLLIN, poll

import psycopg
from django.db.backends.postgresql import base

PREPARED_MAX = 500  # prepared statements of a connection; a role's pages have some hundreds


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = PREPARED_MAX
        return connection

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
