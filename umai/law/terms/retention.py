"""How long things are kept: the file of a child, and what was begun and never finished.

Practice, not law: dated parameters. The value in force on the day of the deletion governs.
"""

from datetime import date, datetime, timedelta

from umai.law.children.ages import CHILD_UNTIL
from umai.law.dated_values import DatedValue, parameter
from umai.law.terms.clock import day_of

VISIT_DRAFT_DAYS = parameter("visit_draft_days")
LIST_FILE_DAYS = parameter("list_file_days")
UNCLAIMED_FILE_DAYS = parameter("unclaimed_file_days")
FILE_AFTER_CLOSING = parameter("file_years_after_closing")
FILE_AFTER_AGE = parameter("file_years_after_coming_of_age")
ASKED_AGAIN_DAYS = parameter("erasure_asked_again_days")
DISPUTE_DAYS = parameter("dispute_answer_days")


def visit_drafts_kept_since(now: datetime) -> datetime:
    """Drafts of visits that were last saved before this instant and never sent are deleted."""
    return _days_before(now, VISIT_DRAFT_DAYS)


def list_files_kept_since(now: datetime) -> datetime:
    """Files of lists that were sent before this instant and not taken in are deleted."""
    return _days_before(now, LIST_FILE_DAYS)


def unclaimed_files_kept_since(now: datetime) -> datetime:
    """Stored files that no row names and that were written before this instant are deleted."""
    return _days_before(now, UNCLAIMED_FILE_DAYS)


def file_closed_before(on: date) -> date:
    """A file whose last case was closed before this day is proposed for erasure on the day `on`."""
    return years_before(on, FILE_AFTER_CLOSING.on(on))


def file_born_before(on: date) -> date:
    """Only the file of a child who was born before this day is proposed for erasure on the day `on`."""
    return years_before(on, CHILD_UNTIL.on(on) + FILE_AFTER_AGE.on(on))


def refused_before(on: date) -> date:
    """A file whose erasure was refused before this day may be proposed again."""
    return on - timedelta(days=ASKED_AGAIN_DAYS.on(on))


def dispute_answered_by(said_on: date) -> date:
    """The last day, inclusive, by which something that was disputed on this day is answered."""
    return said_on + timedelta(days=DISPUTE_DAYS.on(said_on))


def years_before(on: date, years: int) -> date:
    """The same day years before; of 29 February the day before, where that year has none."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def _days_before(now: datetime, days: DatedValue) -> datetime:
    return now - timedelta(days=days.on(day_of(now)))
