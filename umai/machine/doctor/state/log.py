"""The log of changes that lies elsewhere, and what the server of the database holds back of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding, finding_in_words
from umai.machine.doctor.finding import said as _
from umai.machine.doctor.state import record
from umai.machine.doctor.state.counts import Ask
from umai.machine.installation import Installation

OLDEST = timedelta(minutes=5)  # it is sealed four times a minute
MOST_HELD_BYTES = 4_000_000_000  # of the log that nobody fetched; it fills the disk of the database
# The place to which a server holds its log back (umai.machine.backup.physical.role); every role reads it.
HELD = """select coalesce(pg_wal_lsn_diff(pg_current_wal_flush_lsn(), restart_lsn), 0)::bigint
from pg_replication_slots where slot_name = 'umai_log'"""

ABOUT = _("log of changes")
BASE_DAYS = 8  # it is made every week, and a day for a machine that was off
BASE = _("base of the log of changes")
MAKE = _("Start umai-base.service now, and look why its timer did not.")
LOOK = _("Look whether umai-log runs, and what it says: systemctl status umai-log.")


def findings(place: Installation, ask: Ask, *, now: datetime | None = None) -> Iterator[DoctorFinding]:
    """How old the log elsewhere is; on a server of which none is kept, that none is."""
    if place.embedded:
        return
    known, held = record.read_log(place.home), ask(HELD)
    bad = NOTE if place.rehearsal else WRONG
    if not known and not held:
        says = _("None is kept elsewhere: with this machine everything is lost since the last backup.")
        mend = _("docs/how-to/back-up.md says how, where the owner of the server gives a role for it.")
        yield finding_in_words(ABOUT, NOTE, says, mend)
        return
    now = now or datetime.now(UTC)
    yield age_finding(known, now, bad)
    if known:
        yield base_finding(place, known, now, bad)
    for (size,) in held:
        if size > MOST_HELD_BYTES:
            says = _("The server of the database holds back %(size)s GB of it, and its disk may fill.")
            mend = _("Have umai-log run; where it never shall again, drop the replication slot umai_log.")
            yield finding_in_words(_("log of changes on the server"), bad, says, mend, size=size // 10**9)


def age_finding(known: dict, now: datetime, bad: str) -> DoctorFinding:
    try:
        at = datetime.fromisoformat(known["at"])
    except (KeyError, TypeError, ValueError):
        return finding_in_words(ABOUT, bad, _("Nothing of it lies elsewhere yet."), LOOK)
    old = now - at > OLDEST
    says = _("What was written until %(when)s lies elsewhere.")
    return finding_in_words(ABOUT, bad if old else GOOD, says, LOOK if old else "", when=at)


def base_finding(place: Installation, known: dict, now: datetime, bad: str) -> DoctorFinding:
    """Whether there is a base of this week, and nothing lacks in the log after it."""
    at = base_instant(place, known)
    if at is None:
        says = _("No base was made since the log began: without one it brings nothing back.")
        return finding_in_words(BASE, bad, says, MAKE)
    old = now - at > timedelta(days=BASE_DAYS)
    says = _("The last base is of %(when)s.")
    return finding_in_words(BASE, bad if old else GOOD, says, MAKE if old else "", when=at)


def base_instant(place: Installation, known: dict) -> datetime | None:
    """When the last base was made; None where there is none since the log is whole."""
    try:
        at = datetime.fromisoformat(record.read_record(place.home)["base"]["at"])
        since = datetime.fromisoformat(known.get("whole_since") or at.isoformat())
    except (KeyError, TypeError, ValueError):
        return None
    return at if at >= since else None
