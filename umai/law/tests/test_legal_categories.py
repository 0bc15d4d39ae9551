"""The legal categories of a child on any day: properties over random lives."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.children.categories import categories, category, is_child_of_migrants
from umai.law.dated_values import Certainty
from umai.law.situations.legal_categories import (
    CARE,
    DIFFICULT,
    FROM_FACTS,
    MIGRANTS,
    ONLY_CONFIRMED,
    categories_change_on,
    categories_of_situation,
    draft_definitions,
    legal_categories,
)
from umai.law.situations.situation import situation_of
from umai.law.tests.lives import lives

asked = st.dates(date(2022, 6, 1), date(2027, 6, 1))


def test_every_cause_of_the_law_follows_from_facts_or_is_for_a_person():
    causes = {code for code, found in categories().items() if found.under == CARE}
    assert causes == {*FROM_FACTS, *ONLY_CONFIRMED}


@given(lives(), asked)
@settings(max_examples=40)
def test_every_category_has_a_reason_a_source_and_what_it_stands_under(life, on):
    found = {one.code: one for one in legal_categories(life, on)}
    for one in found.values():
        assert one.reasons and one.cite and one.certainty is not Certainty.DRAFT
        assert category(one.code).holds_on(on)
        assert category(one.code).under is None or category(one.code).under in found
    assert (CARE in found) is ("orphan_or_without_care" in found)


@given(lives(), asked)
@settings(max_examples=40)
def test_what_only_a_person_may_find_never_holds_without_one(life, on):
    confirmed = set(situation_of(life, on).confirmed)
    for one in legal_categories(life, on):
        if one.code in ONLY_CONFIRMED:
            assert one.code in confirmed and all(reason.who for reason in one.reasons)


@given(lives(), asked)
@settings(max_examples=40)
def test_a_child_of_migrants_is_counted_as_ever(life, on):
    is_child = situation_of(life, on).is_child
    absences = [absence for one in life.parents for absence in one.absences]
    found = {one.code for one in legal_categories(life, on)}
    assert (MIGRANTS in found) is (is_child and is_child_of_migrants(absences, on))


@given(lives(), asked)
@settings(max_examples=40)
def test_equal_situations_have_equal_categories_and_the_reasons_are_those_of_the_child(life, on):
    found = categories_of_situation(situation_of(life, on), on)
    mine = legal_categories(life, on)
    assert [(one.code, one.standing, one.certainty) for one in found] == [
        (one.code, one.standing, one.certainty) for one in mine
    ]
    assert [set(one.reasons) for one in found] == [{reason.code for reason in one.reasons} for one in mine]


@given(lives(), asked)
@settings(deadline=None, max_examples=13)
def test_the_next_change_is_exact(life, on):
    change = categories_change_on(life, on)
    now = legal_categories(life, on)
    for n in range((min(change or date.max, on + timedelta(days=400)) - on).days):
        assert legal_categories(life, on + timedelta(days=n)) == now
    assert change is None or legal_categories(life, change) != now


@given(lives(), asked)
@settings(max_examples=40)
def test_a_draft_definition_is_never_among_the_categories(life, on):
    assert all(one.certainty is Certainty.DRAFT for one in draft_definitions(life, on))
    assert all(one.certainty is not Certainty.DRAFT for one in legal_categories(life, on))


@pytest.mark.parametrize("code", [MIGRANTS, CARE, DIFFICULT])
def test_the_three_categories_that_stand_alone_are_in_the_files(code):
    assert category(code).under is None
