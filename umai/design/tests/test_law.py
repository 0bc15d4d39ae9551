"""How sure a value of the law is, is said by the least sure of the values that are read."""

from datetime import date

from umai.design.law.certainty import CERTAINTY_WORDS, HOW_SURE, least_sure
from umai.law.dated_values import Certainty, parameter


def test_every_certainty_has_its_words():
    assert set(CERTAINTY_WORDS) == set(HOW_SURE) == set(Certainty)


def test_the_least_sure_value_is_said():
    term, opinion = parameter("assessment_days"), parameter("opinion_from_age")
    on = date(2026, 3, 1)
    assert least_sure(term, on=on) is Certainty.REPORTED
    assert least_sure(term, opinion, on=on) is Certainty.PRACTICE
    assert least_sure(term, on=date(2015, 3, 1)) is Certainty.PRACTICE
