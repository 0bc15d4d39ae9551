"""What was begun and never finished is kept for the days of the law, and outings and steps for its hours."""

from datetime import UTC, date, datetime, timedelta

from umai.law import lists
from umai.law.terms import protection, retention, visits

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def test_each_kind_is_kept_for_its_own_days():
    kept = (
        retention.visit_drafts_kept_since(NOW),
        retention.list_files_kept_since(NOW),
        retention.unclaimed_files_kept_since(NOW),
    )
    assert kept == tuple(NOW - timedelta(days=days) for days in (30, 7, 7))


def test_years_before_29_february_end_on_the_day_before_where_there_is_none():
    assert retention.years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert retention.years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
    assert retention.years_before(date(2028, 3, 1), 1) == date(2027, 3, 1)


def test_pairs_are_drawn_from_lists_of_the_last_days():
    assert lists.drawn_since(NOW) == NOW - timedelta(days=8)


def test_a_worker_says_to_be_back_within_the_hours_and_is_called_about_afterwards():
    assert visits.latest_return_at(NOW) == NOW + timedelta(hours=24)
    assert visits.outings_called_since(NOW) == NOW - timedelta(hours=48)


def test_a_step_written_down_within_the_hours_is_not_late():
    assert protection.entry_late_after(NOW) == NOW + timedelta(hours=24)
