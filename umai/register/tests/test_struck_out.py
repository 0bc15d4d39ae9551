"""What a fact ended is asked about when the fact is struck out; and what being incapable does not end."""

from datetime import date

import pytest

from tests.page_words import words_of
from tests.reactions import confirmed, ticked
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.merging.actions import merge_records
from umai.register.models import Absence, CareArrangement, Inability, Membership
from umai.register.tests.test_who_is_unable import of, unable

STRUCK = {"why": "struck"}


@pytest.fixture
def care(child, mother, aigul):
    return actions.record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")


@pytest.fixture
def erlans(client_of):
    return client_of("erlan")


def died(child, mother, client, kind="died"):
    """The fact that was recorded on the page, with all that it ends."""
    assert confirmed(client, of(child, "facts/inability/new/"), unable(mother, kind)).status_code == 302
    return Inability.objects.using("owner").get()


def strike(child, client, fact, kind="inability", **ticks):
    return confirmed(client, of(child, f"facts/{kind}/{fact.pk}/"), STRUCK, **ticks)


def state(mother):
    """Until when the mother cares, and lives in the household, by the register of now."""
    care = CareArrangement.objects.using("owner").filter(carer_id=mother.adult_id).get()
    place = Membership.objects.using("owner").filter(adult_id=mother.adult_id).get()
    return care.holds_to, place.holds_to


def test_a_death_that_is_struck_out_asks_whether_what_it_ended_is_true_again(
    child, mother, care, aiguls, erlans
):
    fact = died(child, mother, erlans)
    assert state(mother) == (date(2025, 1, 31), date(2025, 1, 31))
    page = erlans.post(of(child, f"facts/inability/{fact.pk}/"), STRUCK)
    read = words_of(page)
    assert page.status_code == 409 and "This had ended with it. What is true again?" in read
    assert read.count("It had ended on: 31 January 2025") == 2
    assert len(ticked(page)["restores"]) == 2
    assert Inability.objects.using("owner").exists(), "it was struck out before anybody looked"
    assert strike(child, erlans, fact).status_code == 302
    assert state(mother) == (None, None) and not Inability.objects.using("owner").exists()


def test_what_has_no_tick_stays_ended(child, mother, care, aiguls, erlans):
    fact = died(child, mother, erlans)
    assert strike(child, erlans, fact, restores=[]).status_code == 302
    assert state(mother) == (date(2025, 1, 31), date(2025, 1, 31))


@pytest.mark.parametrize("merged", [False, True], ids=["in this record", "in another record of the child"])
def test_a_carer_in_whose_place_another_has_come_is_not_ticked(
    child, second_child, mother, care, aigul, erlan, erlans, merged
):
    other = child
    if merged:
        other = second_child()
        merge_records(child, by=erlan, other=other, reason="known")
    fact = died(child, mother, erlans)
    actions.record_fact(
        other, by=aigul, model=CareArrangement, institution="Үй-бүлө үйү", paper="institution"
    )
    page = erlans.post(of(child, f"facts/inability/{fact.pk}/"), STRUCK)
    place = Membership.objects.using("owner").get(adult_id=mother.adult_id)
    assert [str(one) for one in ticked(page)["restores"]] == [str(place.pk)]


def test_what_was_ended_by_itself_is_not_asked_about(child, mother, care, aigul, erlans):
    actions.change_fact(child, by=aigul, fact=care, changed_on=today(), holds_to=today())
    fact = actions.record_fact(child, by=aigul, model=Inability, adult_id=mother.adult_id, kind="died")
    page = erlans.post(of(child, f"facts/inability/{fact.pk}/"), STRUCK)
    assert page.status_code == 302


def test_a_corrected_death_is_asked_about_as_the_first_one(child, mother, care, aigul, erlans):
    fact = died(child, mother, erlans)
    later = actions.correct_fact(child, by=aigul, fact=fact, document="№ 12")
    assert strike(child, erlans, later).status_code == 302 and state(mother) == (None, None)


def test_an_absence_that_is_struck_out_asks_too(child, mother, care, aiguls, erlans):
    answers = unable(mother, "external") | {"country": "RU", "for_labour": "yes"}
    assert confirmed(erlans, of(child, "facts/absence/new/"), answers).status_code == 302
    fact = Absence.objects.using("owner").get()
    assert strike(child, erlans, fact, "absence").status_code == 302 and state(mother) == (None, None)


def test_another_kind_of_fact_that_is_struck_out_asks_nothing(child, mother, care, erlans):
    assert erlans.post(of(child, f"facts/care/{care.pk}/"), STRUCK).status_code == 302


def test_the_care_of_a_brother_is_asked_about_with_his_name(
    child, second_child, mother, care, aigul, aiguls, erlans
):
    brother = second_child()
    actions.link_adult(brother, by=aigul, adult=mother.adult, relation="mother")
    actions.record_fact(brother, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")
    fact = died(child, mother, erlans)
    assert strike(child, erlans, fact).status_code == 302
    rows = CareArrangement.objects.using("owner").filter(carer_id=mother.adult_id)
    assert [row.holds_to for row in rows] == [None, None]


def test_what_an_earlier_version_ended_is_asked_about_of_other_children_too(
    child, second_child, aigul, aiguls, erlans
):
    identity = {"surname": "Асанова", "given": "Салкын", "birth_date": date(1988, 5, 1)}
    aunt = actions.add_adult(child, by=aigul, identity=identity, relation="aunt_m")
    cousin = second_child()
    actions.link_adult(cousin, by=aigul, adult=aunt.adult, relation="aunt_m")
    for one in (child, cousin):
        actions.record_fact(one, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="none")
    fact = died(child, aunt, erlans)
    later = actions.correct_fact(child, by=aigul, fact=fact, holds_from=date(2025, 3, 1))
    assert strike(child, erlans, later).status_code == 302
    rows = CareArrangement.objects.using("owner").filter(carer_id=aunt.adult_id)
    assert [row.holds_to for row in rows] == [None, None]


def test_who_is_declared_incapable_takes_care_of_nobody_and_may_live_with_the_child(
    child, mother, care, aiguls, erlans
):
    died(child, mother, erlans, "incapable")
    assert state(mother) == (date(2025, 1, 31), None)
