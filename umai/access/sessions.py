"""Who speaks: a signed-in worker, the token the database knows them by, and what they reach."""

import secrets
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from hashlib import sha256

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from umai.access.models import Session
from umai.access.reach import Reach
from umai.staff.models import Office, Role, Worker


def open_session(worker):
    """Begin a sitting for this worker; answer its token, which is kept nowhere but with the caller."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    Session.objects.create(
        token_hash=_hash(token),
        worker_id=worker.pk,
        idle_at=now + timedelta(minutes=settings.UMAI_IDLE_MINUTES),
        expires_at=now + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return token


def end_session(token):
    """End the sitting; its token opens nothing any more."""
    Session.objects.filter(token_hash=_hash(token), ended_at=None).update(ended_at=timezone.now())


def end_sessions_of(worker_id):
    """End every sitting of a worker, as at a dismissal."""
    Session.objects.filter(worker_id=worker_id, ended_at=None).update(ended_at=timezone.now())


def _hash(token):
    return sha256(token.encode()).digest()


class Speaker:
    """A worker who speaks with a token: what the doors call `by`.

    The worker, the office and the role come from the database's own answer to the token, so a
    program that is wrong about who is signed in gets that person's rows and nobody else's.
    """

    def __init__(self, token, *, request_id=None):
        self.token = token
        self.request_id = request_id
        self._answers = {}

    @cached_property
    def reach(self) -> Reach | None:
        """What this worker reaches now; None when the token opens nothing."""
        with self.speaking():
            return Reach.of_connection()

    @property
    def required_reach(self) -> Reach:
        """The same, where the token is known to open something."""
        if self.reach is None:
            raise LookupError("nobody speaks with this token")
        return self.reach

    @property
    def pk(self):
        return self.required_reach.worker_id

    @property
    def role(self):
        return self.required_reach.role

    def get_role_display(self):
        return str(Role(self.role).label)

    @cached_property
    def worker(self):
        return Worker.objects.get(pk=self.pk)

    @cached_property
    def office(self):
        return Office.objects.select_related("place").get(pk=self.required_reach.office_id)

    def keep_open(self):
        """Note that the sitting is in use; at most one write a minute."""
        now = timezone.now()
        idle_at = now + timedelta(minutes=settings.UMAI_IDLE_MINUTES)
        if self.required_reach.idle_at < idle_at - timedelta(minutes=1):
            open_still = Session.objects.filter(token_hash=_hash(self.token), ended_at=None, idle_at__gt=now)
            open_still.update(idle_at=idle_at)

    def ask(self, question, **values):
        """The rows that a question in plain SQL answers to this worker.

        For what every page and every list asks: the ORM takes several times as long to put such a question
        together as PostgreSQL to answer it. A question stays the same from page to page, so the database
        plans it once; what differs are its values. It may name `%(me)s`, `%(office)s` and the lists
        `%(districts)s`, `%(municipalities)s` and `%(walled)s`. Row security answers it as all others, and
        `umai.access.reach.reach_sql` is the own filter in words.
        """
        return self._asked(question, values)[1]

    def ask_at_once(self, questions) -> dict:
        """The same for several questions in one: each answers one row, and names its columns."""
        parts = (f"({question}) as part{n}" for n, question in enumerate(questions))
        names, (row,) = self._asked(f"select * from {', '.join(parts)}", {})
        return dict(zip(names, row, strict=True))

    def _asked(self, question, values):
        reach = self.required_reach
        lists = {name: list(getattr(reach, name)) for name in ("districts", "municipalities", "walled")}
        with self.speaking(), connection.cursor() as cursor:
            cursor.execute(question, {"me": reach.worker_id, "office": reach.office_id} | lists | values)
            return [column.name for column in cursor.description], cursor.fetchall()

    def ask_once(self, name, ask):
        """What `ask()` answers, asked once under this name: a speaker lasts no longer than a request."""
        if name not in self._answers:
            self._answers[name] = ask()
        return self._answers[name]

    def forget(self, kind):
        """Ask anew what was asked under names that begin with this word: something was written since."""
        self._answers = {name: answer for name, answer in self._answers.items() if name[0] != kind}

    @contextmanager
    def speaking(self):
        """A transaction in which the database knows who speaks.

        The setting is local to the transaction and put back after an inner block, so no
        pooled connection carries it to the next person. Inside a block of the same speaker nothing
        is asked or set, and no savepoint made: who may have to undo a part opens one.
        """
        heard, within = getattr(connection, "umai_token", None), connection.in_atomic_block
        if within and heard == self.token:
            yield self
            return
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select set_config('umai.token', %s, true)", [self.token])
            connection.umai_token = self.token  # type: ignore[attr-defined]  # ours, on Django's
            try:
                yield self
            finally:
                connection.umai_token = heard  # type: ignore[attr-defined]
            # Not at the end of the transaction, which ends the setting, nor after a failure, which undoes it.
            if within and not connection.needs_rollback:
                cursor.execute("select set_config('umai.token', %s, true)", [heard or ""])
