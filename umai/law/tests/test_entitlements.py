"""What a family may ask for follows from its needs, and every line of the list says where it comes from."""

from datetime import date

import pytest

from umai.law.children.categories import category
from umai.law.dated_values import Certainty
from umai.law.options.entitlements import DIFFICULT, NEEDS, entitlements, entitlements_for

DAY = date(2026, 12, 1)


def codes(*needs, on=DAY):
    return [one.code for one in entitlements_for(needs, on)]


def test_without_a_need_nothing_is_offered():
    assert codes() == []


@pytest.mark.parametrize(
    ("needs", "offered"),
    [
        (["short_of_money"], ["family_benefit", "social_worker"]),
        (["disability"], ["disability_help", "social_worker"]),
        (["no_certificate"], ["birth_certificate", "social_worker"]),
        (["no_pin"], ["pin"]),
        (["no_carer_paper"], ["carer_paper"]),
        (["no_attorney"], []),
        (["parent_away"], []),
        (["no_carer_paper", "no_attorney", "parent_away"], ["carer_paper", "power_of_attorney"]),
        (["needs_lawyer"], ["free_lawyer"]),
        (["out_of_school"], ["social_worker", "school_place"]),
        (["no_doctor"], ["doctor"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_is_offered_follows_from_the_needs(needs, offered):
    assert codes(*needs) == offered


def test_social_accompaniment_begins_with_its_resolution():
    assert "social_worker" not in codes("disability", on=date(2025, 10, 26))
    assert codes("disability", on=date(2025, 10, 27)) == ["social_worker"]


def test_every_mark_is_a_need_and_every_need_offers_something():
    marks = {mark for one in entitlements().values() for mark in one.marks}
    assert marks == set(NEEDS)
    assert all(one.marks for one in entitlements().values())


def test_nothing_is_said_to_be_law_that_was_not_read():
    sure = {one.definition.source_on(DAY).certainty for one in entitlements().values()}
    assert sure == {Certainty.REPORTED, Certainty.PRACTICE}


def test_what_is_difficult_is_a_difficult_life_situation_of_the_law():
    of_law = {"short_of_money": "low_income", "no_certificate": "no_documents"}
    assert {category(of_law.get(one, one)).under for one in DIFFICULT} == {"difficult_life_situation"}
