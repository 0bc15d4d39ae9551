"""Who may act for a child, case by case: parents, their presence and rights, and papers."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.children.lives import GONE, AdultState
from umai.law.children.representation import (
    DOUBTS,
    REASONS,
    RULES,
    CareFacts,
    MayAct,
    ParentalRights,
    care_facts_on,
    representation_changes_on,
    representation_on,
    who_may_act,
)
from umai.law.dated_values import Certainty
from umai.law.tests.lives import lives

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


@given(lives(), st.dates(date(2013, 1, 1), date(2030, 1, 1)))
@settings(max_examples=40)
def test_whoever_is_named_lives_and_has_what_the_reason_says(life, on):
    found = representation_on(life, on)
    facts = care_facts_on(life, on)
    assert found.reason in REASONS and {doubt.code for doubt in found.doubts} <= set(DOUBTS)
    assert bool(found.who) is (found.answer in (MayAct.YES, MayAct.PROBABLY))
    for who in found.who:
        mine = [one for one in facts if one.who == who]
        assert not any(one.state in GONE or one.state is AdultState.INCAPABLE for one in mine)
        assert found.reason != "parent" or any(one.has_rights and one.is_present for one in mine)


@given(lives(), st.dates(date(2013, 1, 1), date(2030, 1, 1)))
@settings(max_examples=40)
def test_a_parent_with_rights_is_never_lost_behind_a_paper(life, on):
    found = representation_on(life, on)
    if found.answer is not MayAct.OF_AGE:
        assert set(found.parents) == {
            one.who
            for one in care_facts_on(life, on)
            if one.has_rights and (one.is_present or one.is_reachable)
        }


@given(lives(), st.dates(date(2013, 1, 1), date(2030, 1, 1)))
@settings(max_examples=40)
def test_a_carer_more_without_a_paper_changes_no_answer(life, on):
    facts = care_facts_on(life, on)
    assert who_may_act([*facts, CareFacts("a neighbour")], on) == who_may_act(facts, on)


@given(lives(), st.dates(date(2022, 6, 1), date(2027, 6, 1)))
@settings(deadline=None, max_examples=13)
def test_until_the_next_change_the_answer_is_the_same(life, on):
    change, now = representation_changes_on(life, on), representation_on(life, on)
    for n in range((min(change or date.max, on + timedelta(days=300)) - on).days):
        assert representation_on(life, on + timedelta(days=n)) == now
    assert change is None or representation_on(life, change) != now
