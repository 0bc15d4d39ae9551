"""What `umai doctor` checks about the trail: which places of heads fail, and that its clock goes forward."""

from collections.abc import Iterator

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.installation import Installation

HOW = "docs/how-to/install.md, Heads of the trail elsewhere"
BEHIND_SECONDS = 1  # that NTP may set a clock back by


def findings(place: Installation, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """The places of heads that fail, by name, and the clock."""
    try:
        yield from check_failing_places(owner)
        yield from check_clock(owner)
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        yield DoctorFinding("heads of the trail", NOTE, "its tables are missing", "bin/umai migrate")


def check_failing_places(owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    question = (
        "select place, failure, coalesce(to_char(held_at, 'YYYY-MM-DD HH24:MI'), 'never')"
        " from trail_keptplace where failed_at > now() - interval '1 day' order by place"
    )
    for where, failure, held in owner.execute(question):
        yield DoctorFinding(f"heads at {where}", WRONG, f"{failure}; last kept there: {held}", HOW)


def check_clock(owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """Whether the clock stands behind the trail now, or did in the last week."""
    mend = "set the clock by NTP; work goes on meanwhile. umai trail verify names the first entry of each day"
    question = "select extract(epoch from max(signed_at) - clock_timestamp())::bigint from trail_checkpoint"
    behind = next(owner.execute(question))[0] or 0
    if behind > BEHIND_SECONDS:
        says = f"it stands {behind} seconds behind the newest signed head of the trail: it was set back"
        yield DoctorFinding("clock of the database", WRONG, says, mend)
    question = "select count(*) from trail_entry where clock_at > now() - interval '7 days'"
    (number,) = next(owner.execute(question))
    if number:
        says = f"in the last 7 days {number} entries were written while it stood behind the trail"
        yield DoctorFinding("clock of the database", NOTE, says, mend)
    elif behind <= BEHIND_SECONDS:
        yield DoctorFinding("clock of the database", GOOD, "it does not stand behind the trail")
