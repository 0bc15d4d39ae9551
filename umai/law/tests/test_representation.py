"""Who may act for a child, case by case: parents, their presence and rights, and papers."""

from datetime import date

import pytest

from umai.law.children.representation import RULES, CareFacts, MayAct, ParentalRights, who_may_act
from umai.law.dated_values import Certainty

ON = date(2026, 3, 1)
MOTHER = CareFacts("mother", is_parent=True)
AWAY = MOTHER._replace(is_away=True)
FATHER_AWAY = CareFacts("father", is_parent=True, is_away=True)
GRANDMOTHER = CareFacts("grandmother")


@pytest.mark.parametrize(
    ("adults", "answer", "who", "reason"),
    [
        ([MOTHER, FATHER_AWAY], MayAct.YES, ("mother",), "parent"),
        ([MOTHER, FATHER_AWAY._replace(is_away=False)], MayAct.YES, ("mother", "father"), "parent"),
        ([MOTHER, GRANDMOTHER._replace(paper="court")], MayAct.YES, ("grandmother",), "guardian"),
        ([AWAY, GRANDMOTHER._replace(paper="preliminary")], MayAct.YES, ("grandmother",), "guardian"),
        (
            [AWAY, GRANDMOTHER._replace(is_representative=True)],
            MayAct.YES,
            ("grandmother",),
            "representative",
        ),
        (
            [AWAY, GRANDMOTHER._replace(paper="power_of_attorney")],
            MayAct.PROBABLY,
            ("grandmother",),
            "attorney",
        ),
        ([AWAY, GRANDMOTHER._replace(paper="foster")], MayAct.PROBABLY, ("grandmother",), "foster"),
        ([AWAY, CareFacts("home", paper="institution")], MayAct.PROBABLY, ("home",), "institution"),
        ([AWAY, FATHER_AWAY, GRANDMOTHER], MayAct.PROBABLY, ("mother", "father"), "parent_away"),
        ([AWAY, GRANDMOTHER._replace(paper="other")], MayAct.PROBABLY, ("mother",), "parent_away"),
        ([GRANDMOTHER], MayAct.NOBODY_KNOWN, (), "nobody"),
        ([], MayAct.NOBODY_KNOWN, (), "nobody"),
    ],
)
def test_the_surest_that_is_known_answers(adults, answer, who, reason):
    found = who_may_act(adults, ON)
    assert (found.answer, found.who, found.reason) == (answer, who, reason)


@pytest.mark.parametrize("rights", [ParentalRights.RESTRICTED, ParentalRights.TAKEN])
@pytest.mark.parametrize("parent", [MOTHER, AWAY, MOTHER._replace(is_representative=True)])
def test_a_parent_whose_rights_were_touched_is_not_named(parent, rights):
    parent = parent._replace(rights=rights)
    assert who_may_act([parent], ON).answer is MayAct.NOBODY_KNOWN
    assert who_may_act([parent, FATHER_AWAY], ON).who == ("father",)


def test_no_answer_claims_to_be_law():
    assert all(rule.value.source_on(ON).certainty is Certainty.PRACTICE for rule in RULES.values())
    assert who_may_act([MOTHER], ON).certainty is Certainty.PRACTICE


def test_before_any_rule_nobody_is_named():
    assert who_may_act([MOTHER], date(2010, 1, 1)).answer is MayAct.NOBODY_KNOWN
