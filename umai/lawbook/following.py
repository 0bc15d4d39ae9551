"""How every process follows the law in force: it knows what begins when, and goes by it from that instant.

An edition begins some minutes after two persons agreed to it. A process looks again every few seconds, so
that it knows of the edition before it begins, and all begin at the same instant. A process that cannot look
goes on by what it knows.
"""

import json
import logging
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections

from umai.law.checks.check import usable_edition
from umai.law.editions.edition import LawEdition, edition_in_use, schedule_editions, using

log = logging.getLogger("umai.lawbook")


class AgreedEdition(NamedTuple):
    """An edition that two persons put in force; `edition` is None where this version cannot read it."""

    proposal_id: UUID
    begins_at: datetime
    edition: LawEdition | None


_lock = Lock()
_known: dict[UUID, LawEdition | None] = {}
_looked: dict[str, float] = {}  # when this process looked last; kept so that a test can forget it
# How many times UMAI_LAW_SECONDS a process goes by what it knows while one of its threads looks. What is
# agreed to begins later than that (lawbook/sql/begin.sql): after a longer silence all threads wait.
TIMES = 6


def follow_law(*, alias: str = "default") -> None:
    """Look for what begins when, where this process has not for a while. One thread looks at a time.

    The others go on by what is known, unless that is so old that something may have begun meanwhile.
    """
    last, seconds = _looked.get("at"), settings.UMAI_LAW_SECONDS
    if seconds is None or (last is not None and monotonic() - last < seconds):
        return
    if _lock.acquire(blocking=last is None or monotonic() - last >= TIMES * seconds):
        try:
            if _looked.get("at") == last:  # nobody looked while this one waited
                look_at_law(alias=alias)
        finally:
            _lock.release()


def look_at_law(*, alias: str = "default") -> None:
    """Take into use, each from its instant, what two persons put in force; a failure is noted and no more."""
    try:
        agreed = agreed_editions(alias=alias)
    except DatabaseError as failure:
        log.warning("the law in force could not be looked up: %s", type(failure).__name__)
        return
    finally:
        _looked["at"] = monotonic()  # a database that does not answer is not waited for by every request
    # the oldest first: of two that begin in one minute the later one stands last, and is gone by
    oldest_first = reversed(agreed)
    schedule_editions(
        [(one.begins_at.timestamp(), one.edition) for one in oldest_first if one.edition is not None]
    )


def agreed_editions(*, alias: str = "default") -> list[AgreedEdition]:
    """The newest editions in force, begun or not, the newest first; each is read once by a process."""
    with connections[alias].cursor() as cursor:
        cursor.execute("select proposal_id, begins_at from lawbook_agreed()")
        rows = cursor.fetchall()
        for proposal_id, _begins_at in rows:
            if proposal_id not in _known:
                cursor.execute("select lawbook_files(%s)", [proposal_id])
                (files,) = cursor.fetchone()
                _known[proposal_id] = read_edition(files)
    return [AgreedEdition(key, begins_at, _known[key]) for key, begins_at in rows]


def read_edition(files) -> LawEdition | None:
    """The edition of these files; None, said in the log, where this version of Umai cannot read it."""
    files = json.loads(files) if isinstance(files, str) else files
    if (edition := usable_edition(files)) is None:
        log.error("files of the law in force cannot be read by this version; the edition before them stays")
    return edition


def look_before_job(call_next, context, worker):
    """Look before each job of the worker, whichever of several workers does it."""
    follow_law()
    return call_next()


class LawMiddleware:
    """Answers each request by one edition of the law, from its beginning to its end."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        follow_law()
        with using(edition_in_use()):
            return self.get_response(request)
