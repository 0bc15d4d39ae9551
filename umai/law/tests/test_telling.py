"""Until when a child is told what was decided, by the law of the day of the decision."""

from datetime import date, timedelta

from umai.law.children.telling import TELL_DAYS, tell_by, tell_terms

FIRST = TELL_DAYS.history[0].day


def test_the_day_of_the_decision_is_day_0():
    assert tell_by(FIRST) == FIRST + timedelta(days=TELL_DAYS.on(FIRST))


def test_of_a_decision_before_the_first_rule_nobody_is_reminded():
    assert tell_by(FIRST - timedelta(days=1)) is None
    assert tell_by(date(2019, 1, 1)) is None


def test_a_query_is_given_every_rule_with_its_first_day():
    assert tell_terms() == {
        "tell_since": [one.day for one in TELL_DAYS.history],
        "tell_days": [one.value for one in TELL_DAYS.history],
    }
    assert FIRST in tell_terms()["tell_since"]
