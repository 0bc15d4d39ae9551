"""What a rehearsal may not do, and whether it is filled."""

import psycopg

from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.installation import Installation

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def is_filled(where: DatabaseAddress) -> bool:
    """Whether a filling of this database with invented people was finished."""
    with psycopg.connect(where.conninfo(where.owner)) as asking:
        return next(asking.execute("select exists (select from public.rehearsal_mark)"))[0]


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
    """Raise CannotStart for another machine, or a database that is not this installation's, before serving."""
    refuse_outside_host(place, host)
    mark.refuse_wrong_database(place)
