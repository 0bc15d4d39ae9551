"""The speaker: a signed-in worker, with the session's token and the reach."""

import secrets
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from umai.access.models import Session
from umai.access.reach import Reach
from umai.staff.models import Office, Role, Term, Worker
from umai.trail import claims


def open_session(worker):
    """Open a session for this worker; answers its token, which is not stored."""
    token, _id = open_named_session(worker.pk)
    return token


def open_named_session(worker_id):
    """Open a session for this worker; answers its token, which is not stored, and its id."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    opened = Session.objects.create(
        id=claims.session_id(token),
        token_hash=claims.token_hash(token),
        worker_id=worker_id,
        idle_at=idle_time(now),
        expires_at=now + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return token, opened.pk


def idle_time(now):
    """When a session ends that is in use now, unless something is done before."""
    return now + timedelta(minutes=settings.UMAI_IDLE_MINUTES)


def use_session(pk):
    """Put off the end of a session by its id, as it is in use; False when it or the worker's post is over."""
    now = timezone.now()
    posts = Term.objects.on(timezone.localdate()).filter(Q(ended_at=None) | Q(ended_at__gt=now))
    open_still = Session.objects.filter(
        pk=pk, ended_at=None, idle_at__gt=now, expires_at__gt=now, worker_id__in=posts.values("worker_id")
    )
    return open_still.update(idle_at=Least(Greatest("idle_at", idle_time(now)), "expires_at")) == 1


def end_session(token):
    """End the session; its token is not valid any more."""
    end_session_of(claims.session_id(token))


def end_session_of(pk):
    """End the session with this id."""
    Session.objects.filter(pk=pk, ended_at=None).update(ended_at=timezone.now())


def end_sessions_of(worker_id):
    """End every session of a worker who holds no post any more, as at a dismissal."""
    with connection.cursor() as cursor:
        cursor.execute("select access_end_sessions(%s)", [worker_id])


class Speaker:
    """A worker who speaks with a token; the doors call it `by`.

    The database derives the worker, the office and the role from the token, so a program that is
    wrong about who is signed in still gets only the rows of the token's worker.
    """

    def __init__(self, token, *, request_id=None):
        self.token = token
        self.request_id = request_id
        self.opened = set()  # children whose files this request has opened, as the trail says
        self._answers = {}

    @cached_property
    def reach(self) -> Reach | None:
        """What this worker reaches now; None when the token is not valid."""
        with self.speaking():
            return Reach.of_connection()

    @property
    def required_reach(self) -> Reach:
        """What this worker reaches now, where the token is known to be valid."""
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
        """Note that the session is in use; at most one write a minute."""
        now = timezone.now()
        idle_at = idle_time(now)
        if self.required_reach.idle_at < idle_at - timedelta(minutes=1):
            with self.speaking(), connection.cursor() as cursor:
                cursor.execute("select access_keep_open(%s)", [idle_at])

    def ask(self, question, **values):
        """The rows of a query in plain SQL, as this worker.

        For queries of every page and every list: the ORM takes several times as long to compose them as
        PostgreSQL to run them. The text of a query stays the same, so the database plans it once; only
        its values differ. It may name `%(me)s`, `%(office)s` and the lists `%(districts)s`,
        `%(municipalities)s` and `%(walled)s`. Row security applies as always, and
        `umai.access.reach.reach_sql` is the application's own filter as SQL.
        """
        return self._asked(question, values)[1]

    def ask_at_once(self, questions, **values) -> dict:
        """The row of several queries in one: each has one row, with names for its columns.

        Raises ValueError where two columns have one name, because one would be shown as the other.
        """
        parts = (f"({question}) as part{n}" for n, question in enumerate(questions))
        names, (row,) = self._asked(f"select * from {', '.join(parts)}", values)
        found = dict(zip(names, row, strict=True))
        if len(found) < len(names):
            raise ValueError(f"two columns have one name, of {', '.join(names)}")
        return found

    def _asked(self, question, values):
        reach = self.required_reach
        lists = {name: list(getattr(reach, name)) for name in ("districts", "municipalities", "walled")}
        with self.speaking(), connection.cursor() as cursor:
            cursor.execute(question, {"me": reach.worker_id, "office": reach.office_id} | lists | values)
            return [column.name for column in cursor.description], cursor.fetchall()

    def ask_once(self, name, ask):
        """The result of `ask()`, called once under this name; a speaker lasts no longer than a request."""
        if name not in self._answers:
            self._answers[name] = ask()
        return self._answers[name]

    def forget(self, kind):
        """Forget the results of `ask_once` under names that begin with this word, after a write."""
        self._answers = {name: answer for name, answer in self._answers.items() if name[0] != kind}

    @contextmanager
    def speaking(self):
        """A transaction in which the database knows who speaks.

        The claim is local to the transaction and is restored after an inner block, so no pooled
        connection carries it to the next person. Inside a block of the same speaker nothing is set
        and no savepoint is made: code that may have to undo a part opens one.
        """
        heard, within = getattr(connection, "umai_token", None), connection.in_atomic_block
        if within and heard == self.token:
            yield self
            return
        with transaction.atomic(), connection.cursor() as cursor:
            set_claim(cursor, self.token, request=self.request_id)
            connection.umai_token = self.token  # type: ignore[attr-defined]  # ours, on Django's
            try:
                yield self
            finally:
                connection.umai_token = heard  # type: ignore[attr-defined]
            # Not at the end of the transaction, which ends the setting, nor after a failure, which undoes it.
            if within and not connection.needs_rollback:
                set_claim(cursor, heard or "")


def set_claim(cursor, token, *, local=True, request=None):
    """Tell the database who speaks on the connection of this cursor, until the transaction ends.

    With a `request`, only the looks of that request open files, which the database finds sooner.
    """
    with claims.claim_on(cursor.db, token) as claim:
        cursor.execute(
            "select set_config('umai.speaker', %s, %s), set_config('umai.request', %s, %s)",
            [claim, local, str(request or ""), local],
        )
