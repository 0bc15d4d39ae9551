"""Whether a real register is a training system still, because papers are missing on which it has to stand.

A process asks it once, at its start, and says it on each of its pages (`UMAI_TRAINING`).
"""

import psycopg

from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.installation import Installation

STANDS = "select to_regclass('public.staff_legalpaper') is not null"
# As umai/staff/papers.py needs them; which points were signed for is compared by `umai doctor`.
NEEDED = """
select count(distinct case kind when 'no_impact' then 'impact' else kind end) = 5 from public.staff_legalpaper
where kind in ('order', 'holder', 'registration', 'impact', 'no_impact', 'open_points')
"""


def is_training(place: Installation, where: DatabaseAddress | None = None) -> bool:
    """Whether this is no rehearsal, and a paper is missing; True where the table is missing too."""
    if place.rehearsal:
        return False
    where = where or database_address(place)
    with psycopg.connect(where.conninfo(where.owner)) as asking:
        return not stands(asking)


def stands(asking: psycopg.Connection) -> bool:
    """Whether every paper was told, in the database that this connection of its owner is in."""
    return next(asking.execute(STANDS))[0] and next(asking.execute(NEEDED))[0]


def for_environment(place: Installation) -> dict[str, str]:
    """What is handed to a process that draws pages."""
    return {"UMAI_TRAINING": "1" if is_training(place) else "0"}
