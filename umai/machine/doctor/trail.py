"""What `umai doctor` checks about the trail: that its heads lie elsewhere, and its clock goes forward."""

from collections.abc import Iterator
from importlib import import_module

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.installation import Installation

FEWEST_PLACES = 2  # so that one that is lost or lies leaves another
HOW = "docs/how-to/deploy.md, Heads of the trail elsewhere"
BEHIND_SECONDS = 1  # that NTP may set a clock back by
WAITING_MINUTES = 10  # minutes that entries may wait for a signed head, which comes every ten seconds


def findings(place: Installation, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """The places of heads, the clock, and entries that no head covers."""
    try:
        yield check_number_of_places(place, owner)
        yield from check_failing_places(owner)
        yield from check_clock(owner)
        yield from check_waiting_entries(owner)
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        yield DoctorFinding("heads of the trail", NOTE, "its tables are missing", "bin/umai migrate")


def check_number_of_places(place: Installation, owner: psycopg.Connection) -> DoctorFinding:
    """Whether the newest signed head lies in two places outside this machine."""
    hours = import_module("umai.trail.anchors.guard").HOURS_KEPT
    question = f"select count(*) from trail_keptplace where held_at > now() - interval '{hours} hours'"
    (fresh,) = next(owner.execute(question))
    if fresh >= FEWEST_PLACES:
        return DoctorFinding("heads of the trail", GOOD, f"the newest lies in {fresh} places elsewhere")
    if fresh:
        says = "the newest lies in one place elsewhere: if that is lost, nothing proves the past"
        return DoctorFinding("heads of the trail", NOTE, says, f"name a second in UMAI_ANCHORS: {HOW}")
    says = f"for {hours} hours the newest lay in no place elsewhere: who owns this machine can rewrite all"
    if not place.rehearsal:
        says += "; until it does, nothing is joined, closed, exported or deleted"
    return DoctorFinding(
        "heads of the trail", NOTE if place.rehearsal else WRONG, says, f"UMAI_ANCHORS names places: {HOW}"
    )


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


def check_waiting_entries(owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    question = (
        "select count(*) from trail_unsequencedentry u join trail_entry e on e.id = u.entry_id"
        f" where e.at < now() - interval '{WAITING_MINUTES} minutes'"
    )
    (number,) = next(owner.execute(question))
    if number:
        says = f"{number} entries wait for a signed head for more than {WAITING_MINUTES} minutes"
        yield DoctorFinding("trail", NOTE, says, "does the background worker run?")
