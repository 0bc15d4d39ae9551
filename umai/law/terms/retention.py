"""How long what was begun and never finished is kept: drafts, files of lists, files without a row.

Practice, not law: dated parameters. The value in force on the day of the deletion governs.
"""

from datetime import datetime, timedelta

from umai.law.dated_values import DatedValue, parameter
from umai.law.terms.clock import day_of

VISIT_DRAFT_DAYS = parameter("visit_draft_days")
LIST_FILE_DAYS = parameter("list_file_days")
UNCLAIMED_FILE_DAYS = parameter("unclaimed_file_days")


def visit_drafts_kept_since(now: datetime) -> datetime:
    """Drafts of visits that were last saved before this instant and never sent are deleted."""
    return _days_before(now, VISIT_DRAFT_DAYS)


def list_files_kept_since(now: datetime) -> datetime:
    """Files of lists that were sent before this instant and not taken in are deleted."""
    return _days_before(now, LIST_FILE_DAYS)


def unclaimed_files_kept_since(now: datetime) -> datetime:
    """Stored files that no row names and that were written before this instant are deleted."""
    return _days_before(now, UNCLAIMED_FILE_DAYS)


def _days_before(now: datetime, days: DatedValue) -> datetime:
    return now - timedelta(days=days.on(day_of(now)))
