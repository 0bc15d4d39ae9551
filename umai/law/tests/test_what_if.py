"""What if: properties over random lives, and the known drafts as rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.guardianship.absences import family_absence
from umai.law.guardianship.arrangements import asked_by
from umai.law.guardianship.scheme import Arrangement, Length
from umai.law.guardianship.schemes import schemes
from umai.law.guardianship.what_if import (
    REQUIREMENTS,
    DraftRule,
    known_rules,
    touch_changes_on,
    touch_of,
    touches,
)
from umai.law.tests.lives import lives
from umai.law.tests.test_arrangements import left_earlier

asked = st.dates(date(2022, 6, 1), date(2027, 6, 1))
lengths = (
    st.none()
    | st.builds(Length, st.integers(0, 400), st.just("days"))
    | st.builds(Length, st.integers(0, 14), st.just("months"))
)
rules = st.builds(
    DraftRule,
    over=lengths,
    one_parent_is_enough=st.booleans(),
    internal=st.booleans(),
    labour_only=st.booleans(),
    requires=st.lists(st.sampled_from(REQUIREMENTS), min_size=1, max_size=2, unique=True).map(tuple),
    exempts=st.lists(st.sampled_from(("guardian", "notice")), max_size=2, unique=True).map(tuple),
    under_age=st.none() | st.integers(1, 17),
)


@given(rules, lives(), asked, st.integers(0, 800))
@settings(max_examples=40)
def test_a_longer_absence_is_touched_where_a_shorter_one_is(rule, life, on, days):
    before, after = (touches(rule, one, on) for one in (life, left_earlier(life, on, days)))
    assert after.is_touched or not before.is_touched
    assert set(before.missing) <= set(after.missing)


@given(rules, lives(), asked)
@settings(max_examples=40)
def test_a_wider_rule_touches_whom_a_narrower_one_touches(rule, life, on):
    narrow = replace(rule, internal=False, labour_only=True, one_parent_is_enough=False)
    if touches(narrow, life, on).is_touched:
        wide = replace(narrow, one_parent_is_enough=True)
        found = family_absence(life, on, wide.measure)
        # It finds the absence too, and counts it unless nobody knows the day: of all parents another cause
        # may say since when the last of them was no longer there.
        assert found is not None
        assert touches(wide, life, on).is_touched or rule.over is not None or found.since_on is None
        assert touches(replace(narrow, under_age=None), life, on).is_touched


@given(rules, lives(), asked)
@settings(deadline=None, max_examples=13)
def test_between_today_and_the_next_change_the_rule_means_the_same(rule, life, on):
    change, now = touch_changes_on((rule,), life, on), touches(rule, life, on)
    for n in range((min(change or date.max, on + timedelta(days=300)) - on).days):
        assert touches(rule, life, on + timedelta(days=n)) == now
    assert change is None or touches(rule, life, change) != now


@given(lives(), asked, st.sampled_from(sorted(known_rules())))
@settings(max_examples=40)
def test_a_known_draft_means_as_a_rule_what_it_asks_as_a_scheme(life, on, code):
    by_scheme = asked_by(schemes()[code], life, on)
    by_rule = touch_of(known_rules()[code], life, on)
    if by_scheme.since_on is None:
        assert not by_rule.is_touched
    elif code.startswith("offence"):
        assert bool(by_rule.missing) is (by_scheme.asks is Arrangement.FINE)
    else:
        assert by_rule.is_touched is (by_scheme.asks is not Arrangement.NOTHING)
        assert bool(by_rule.missing) is by_scheme.is_missing


def test_a_draft_whose_terms_nobody_read_is_no_rule():
    assert "loss_of_rights_2026" not in known_rules()
    assert known_rules()["offence_after_30_days"][0].over == Length(30, "days")


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"requires": ()}, "requires at least one"),
        ({"requires": (Arrangement.FINE,)}, "requires at least one"),
        ({"exempts": ("tea",)}, "exempts whoever"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(told, complaint):
    with pytest.raises(ValueError, match=complaint):
        DraftRule(**told)
