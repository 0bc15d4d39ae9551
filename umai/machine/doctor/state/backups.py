"""The last backup and the last restore that was tried, as `umai backup` left word of them."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding, finding_in_words
from umai.machine.doctor.finding import said as _
from umai.machine.doctor.state import record
from umai.machine.installation import Installation

BACKUP_HOURS = 26  # a nightly backup, and two hours for a slow night
TESTED_DAYS = 35  # a restore is tried every month

BACKUP, RESTORE = _("backup"), _("tested restore")
SET_UP = _("How backups are made is written in docs/how-to/back-up.md.")
BACK_UP = _("Start umai-backup.service now, and look why its timer did not.")
TRY = _("Try a restore into a scratch database: a backup that nobody restored is a hope.")


class BackupState(NamedTuple):
    """When the last backup was made and a restore of one was last tried with success; None for never.

    `failed_at` and `why`: the last try that failed, where none of its kind succeeded since. `why` is a
    sentence of the program, in English.
    """

    backed_up_at: datetime | None = None
    tested_at: datetime | None = None
    failed_at: datetime | None = None
    why: str = ""


def read_backups(place: Installation) -> BackupState:
    """What is known of backups.

    A record that is not there or cannot be read says that no backup is known, which is wrong and seen.
    """
    known = record.read_record(place.home)
    try:
        drill, failure = known.get("drill", {}), known.get("failure", {})
        if drill and not drill["passed"]:
            failure = failure or drill
        return BackupState(
            instant(known.get("backup", {}).get("at")),
            instant(drill["at"]) if drill and drill["passed"] else None,
            instant(failure.get("at")),
            str(failure.get("says", "")),
        )
    except (ValueError, KeyError, AttributeError, TypeError):
        return BackupState()


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def findings(
    place: Installation, backups: BackupState, *, now: datetime | None = None
) -> list[DoctorFinding]:
    """Whether there is a backup of today, one was lately restored for a try, and the last try succeeded."""
    now = now or datetime.now(UTC)
    bad = NOTE if place.rehearsal else WRONG
    found = [backup_finding(backups.backed_up_at, now, bad)]
    if backups.backed_up_at is not None:
        found.append(restore_finding(backups.tested_at, now, bad))
    if backups.failed_at is not None:
        says = _("The last try failed on %(when)s: %(why)s")
        mend = _("Mend what that sentence says, and try again: umai backup, umai restore.")
        about = _("backup or restore that failed")
        found.append(finding_in_words(about, bad, says, mend, when=backups.failed_at, why=backups.why))
    return found


def backup_finding(made: datetime | None, now: datetime, bad: str) -> DoctorFinding:
    if made is None:
        return finding_in_words(BACKUP, bad, _("No backup was made yet."), SET_UP)
    old = now - made > timedelta(hours=BACKUP_HOURS)
    says = _("The last backup is of %(when)s.")
    mend = SET_UP if bad == NOTE else BACK_UP  # at home no unit does it
    return finding_in_words(BACKUP, bad if old else GOOD, says, mend if old else "", when=made)


def restore_finding(tested: datetime | None, now: datetime, bad: str) -> DoctorFinding:
    if tested is None:
        return finding_in_words(RESTORE, bad, _("No backup was ever restored for a try."), TRY)
    old = now - tested > timedelta(days=TESTED_DAYS)
    says = _("A backup was last restored for a try on %(when)s.")
    return finding_in_words(RESTORE, bad if old else GOOD, says, TRY if old else "", when=tested)
