"""What a worker lacks, at its boundaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.training import (
    ROLES,
    TALK_DAYS,
    TRAINING_HOURS,
    YEAR,
    TrainingLack,
    TrainingRecord,
    training_lacks,
)

ON = date(2027, 6, 1)
SINCE = date(2020, 1, 1)
TALK = TrainingRecord("supervision_talk", ON)
QUALIFIED = TrainingRecord("qualification", date(2019, 1, 1))
TRAINED = TrainingRecord("training", ON, hours=40)


def kinds(role, *had, on=ON, since=SINCE):
    return [lack.kind for lack in training_lacks(role, had, on=on, since=since)]


def test_who_has_everything_lacks_nothing():
    assert kinds("social_worker", TALK, QUALIFIED, TRAINED) == []


def test_who_has_nothing_lacks_all_three():
    assert kinds("social_worker") == ["qualification", "training", "supervision_talk"]


@pytest.mark.parametrize(("holds_to", "lacks"), [(ON, []), (ON - timedelta(days=1), ["qualification"])])
def test_a_qualification_counts_through_its_last_day(holds_to, lacks):
    assert kinds("social_worker", TALK, TRAINED, QUALIFIED._replace(holds_to=holds_to)) == lacks


def test_what_is_dated_later_does_not_count_yet():
    later = ON + timedelta(days=1)
    assert kinds("specialist", TALK, TRAINED, QUALIFIED._replace(on=later)) == ["qualification"]


def test_a_new_post_lacks_no_hours_and_no_talk_yet():
    assert kinds("social_worker", QUALIFIED, since=ON) == []


@given(st.integers(0, 80))
def test_the_missing_hours_are_those_up_to_what_is_needed(hours):
    needed = TRAINING_HOURS["social_worker"].on(ON)
    found = training_lacks(
        "social_worker", [TALK, QUALIFIED, TRAINED._replace(hours=hours)], on=ON, since=SINCE
    )
    assert found == ([TrainingLack("training", hours=needed - hours)] if hours < needed else [])


@given(st.integers(0, 2 * YEAR))
def test_training_counts_for_a_year(days):
    old = TRAINED._replace(on=ON - timedelta(days=days))
    assert kinds("social_worker", TALK, QUALIFIED, old) == ([] if days < YEAR else ["training"])


@given(st.integers(0, 200))
def test_a_talk_is_late_from_the_day_after_its_last(days):
    allowed = TALK_DAYS["social_worker"].on(ON)
    old = TALK._replace(on=ON - timedelta(days=days))
    assert kinds("social_worker", old, QUALIFIED, TRAINED) == (
        [] if days <= allowed else ["supervision_talk"]
    )


def test_where_the_rule_is_new_nothing_is_late_yet():
    began = TALK_DAYS["social_worker"].history[0].day
    allowed = timedelta(days=TALK_DAYS["social_worker"].on(began))
    assert kinds("social_worker", QUALIFIED, on=began + allowed) == []
    assert training_lacks(
        "social_worker", [QUALIFIED], on=began + allowed + timedelta(days=1), since=SINCE
    ) == [TrainingLack("supervision_talk", since=began + allowed)]
    assert "training" in kinds("social_worker", on=began + timedelta(days=YEAR))


@given(st.sampled_from([*ROLES, "prosecutor"]), st.dates(date(2000, 1, 1), date(2025, 10, 26)))
def test_before_there_was_such_a_rule_nothing_is_lacking(role, on):
    assert training_lacks(role, [], on=on, since=date(2000, 1, 1)) == []


def test_other_roles_lack_nothing():
    assert kinds("prosecutor") == []
