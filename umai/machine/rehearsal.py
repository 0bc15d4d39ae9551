"""Checks that a rehearsal and a real register never share a database."""

from dataclasses import dataclass

import psycopg

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.installation import Installation

LOOPBACK = ("127.0.0.1", "::1", "localhost")

# Asked by size and not by count: row security hides the children from everybody who just looks,
# and a table that ever held one has a size.
QUESTION = """
select coalesce(pg_relation_size(to_regclass('public.register_child')), 0) > 0,
       to_regclass('public.rehearsal_mark') is not null
"""


@dataclass(frozen=True)
class DatabaseContents:
    """What is in a database: whether it holds children, and whether a rehearsal put them there."""

    children: bool
    marked: bool


def read_contents(where: DatabaseAddress) -> DatabaseContents:
    with psycopg.connect(where.conninfo(where.owner)) as asking:
        children, has_table = next(asking.execute(QUESTION))
        marked = has_table and next(asking.execute("select exists(select from rehearsal_mark)"))[0]
    return DatabaseContents(children, bool(marked))


def refuse_mixing(place: Installation, found: DatabaseContents) -> None:
    """Raise CannotStart when invented people would be with real ones, or known passwords with real data."""
    if place.rehearsal and found.children and not found.marked:
        raise CannotStart(
            "This database holds children that no rehearsal put there, so no rehearsal starts on it: "
            "set UMAI_REHEARSAL=0, or name another database."
        )
    if not place.rehearsal and found.marked:
        raise CannotStart(
            "This database was filled by a rehearsal, whose passwords everybody knows: "
            "set UMAI_REHEARSAL=1, or name another database."
        )


def refuse_outside_host(place: Installation, host: str) -> None:
    """Raise CannotStart when a rehearsal would be reachable from another machine."""
    if place.rehearsal and host not in LOOPBACK:
        raise CannotStart(f"A rehearsal listens on 127.0.0.1 only, not on {host}.")


def refuse_development(place: Installation, host: str = LOOPBACK[0]) -> None:
    """Raise CannotStart when an error in full could show a real child or be seen on another machine."""
    if not place.rehearsal:
        raise CannotStart(
            "--dev shows all that an error holds: it is for a rehearsal, not for a real register."
        )
    if host != LOOPBACK[0]:
        raise CannotStart(f"--dev listens on {LOOPBACK[0]} only, not on {host}.")


def refuse_unsafe_serving(place: Installation, host: str) -> None:
    """Raise CannotStart for either reason, before serving."""
    refuse_outside_host(place, host)
    refuse_mixing(place, read_contents(database_address(place)))
