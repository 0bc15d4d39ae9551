"""Derives what the law says of every child, from what changed or, where the law did, from everything.

What is derived holds for spans of days, so that nothing has to be asked again because a day has passed: a run
reads the children of whom something was recorded since the run before. Each distinct situation is evaluated
once, and only what differs is written.
"""

import json
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from itertools import batched
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

import umai.law
from umai.law.editions.edition import edition_in_use
from umai.law.situations.findings import FindingSpan
from umai.law.situations.many import begin_by, spans_of_lives
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.register.family import life
from umai.situations.models import Derivation
from umai.situations.rows import ChildRows, child_rows

log = logging.getLogger("umai.situations")

CHILDREN_AT_ONCE = 2_000
ALONE_UP_TO = 5_000  # children for whom no other process is started
# A transaction may have stamped its rows before a run began and have ended after it: it is read by the next.
LOOKED_BACK = timedelta(hours=1)
DERIVING, ANSWERING = 4041, 4042  # what only one process does at a time
LAW_FOLDER = Path(umai.law.__file__).parent
# What a life is stands outside of the law, and says as much as it of what is found.
READING = [Path(life.__file__), *(Path(__file__).parent / name for name in ("rows.py", "sql"))]


def derive_findings(*, using: str = "default") -> Derivation | None:
    """Derive anew what has changed; everything where the law is another one than in the last run.

    Answers the run; None where another one is at work. Safe to stop and to run twice: a run that was
    stopped counts as none, and what it wrote stands.
    """
    with one_at_a_time(DERIVING, using) as may_run:
        if not may_run:
            return None
        last = Derivation.objects.using(using).exclude(ended_at=None).order_by("-pk").first()
        law = law_digest()
        since = last.begun_at - LOOKED_BACK if last and last.law == law else None
        run = Derivation.objects.using(using).create(law=law, is_complete=since is None)
        for written, ended, children in kept_in_turn(run, since, using):
            run.written += written
            run.ended += ended
            run.children += children
        run.ended_at = timezone.now()
        run.save(using=using)
    log.info("what the law says of %s children was derived: %s new", run.children, run.written)
    return run


@contextmanager
def one_at_a_time(what: int, using: str) -> Iterator[bool]:
    """Whether no other process does this now; none begins within the block."""
    may_run = fetch_value("select pg_try_advisory_lock(%s)", [what], using=using)
    try:
        yield may_run
    finally:
        if may_run:
            fetch_value("select pg_advisory_unlock(%s)", [what], using=using)


def kept_in_turn(run: Derivation, since, using: str) -> Iterator[tuple[int, int, int]]:
    """Of some children after others: how many findings were written, how many ended, how many children."""
    ids = fetch_value("select situations_concerned(%s)", [since], using=using)
    alone = len(ids) <= ALONE_UP_TO
    read = lives_in_turn(batched(ids, CHILDREN_AT_ONCE, strict=False), using, alone=alone)
    for children, spans in spans_in_turn(read, alone=alone):
        found = [
            {"child": one.records[0], "records": one.records, "shared": one.shared, "spans": each}
            for one, each in zip(children, spans, strict=True)
        ]
        with transaction.atomic(using=using):
            question = "select written, ended from situations_keep(%s, %s)"
            ((written, ended),) = fetch_rows(question, [run.pk, json.dumps(found, default=str)], using=using)
        yield written, ended, len(children)


def lives_in_turn(chunks: Iterable[Sequence[UUID]], using: str, *, alone: bool) -> Iterator[list[ChildRows]]:
    """What is known of the lives of these children, some after others.

    The next are asked of the database while these are read, by a connection of its own, unless `alone`. In
    a transaction only its own connection sees what it wrote, so nothing is asked ahead.
    """
    if alone or connections[using].in_atomic_block:
        yield from ([child_rows(*row) for row in fetch_lives(ids, using)] for ids in chunks)
        return
    with ThreadPoolExecutor(1) as hands:
        ahead: Future | None = None
        for ids in chunks:
            following = hands.submit(fetch_lives, ids, using)
            if ahead:
                yield [child_rows(*row) for row in ahead.result()]
            ahead = following
        if ahead:
            yield [child_rows(*row) for row in ahead.result()]
        hands.submit(close_own_connection, using).result()


def close_own_connection(using: str) -> None:
    """Close the connection of the thread that asks."""
    connections[using].close()


def fetch_lives(ids: Iterable[UUID], using: str) -> list[tuple]:
    """The rows of these children, as the database answers them."""
    return fetch_rows("select records, merges, lists from situations_lives(%s)", [list(ids)], using=using)


def spans_in_turn(
    read: Iterable[list[ChildRows]], *, alone: bool
) -> Iterator[tuple[list[ChildRows], list[list[FindingSpan]]]]:
    """The findings of these children, found in as many processes as there are processors, or `alone`."""
    if alone:
        for children in read:
            yield children, spans_of_lives([one.lives for one in children])
        return
    hands = os.cpu_count() or 1
    waiting: list[tuple[list[ChildRows], Future]] = []
    start, laid_over = get_context("forkserver"), dict(edition_in_use().laid_over)
    with ProcessPoolExecutor(hands, start, initializer=begin_by, initargs=(laid_over,)) as processes:
        for children in read:
            waiting.append((children, processes.submit(spans_of_lives, [one.lives for one in children])))
            if len(waiting) > 2 * hands:
                first, found = waiting.pop(0)
                yield first, found.result()
        for children, found in waiting:
            yield children, found.result()


def law_digest() -> str:
    """A check value of all that an answer depends on but facts.

    The files of the law, what is laid over them, its rules, and how a life is read from the rows.
    """
    digest = sha256(edition_in_use().digest.encode())
    folders = [LAW_FOLDER, *READING]
    files = (path for one in folders for path in ([one] if one.is_file() else one.rglob("*")))
    for path in sorted(path for path in files if path.suffix in (".toml", ".py", ".sql")):
        if not {"tests", "worked"} & set(path.parts):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
