"""A parent who died or is unable, and one whose rights a court limited: what the file makes of it."""

import uuid
from datetime import date

import pytest

from tests.page_words import words_of
from tests.reactions import confirmed
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.models import CareArrangement, Inability, Membership, RightsDecision

DIED = date(2025, 2, 1)


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def of(child, what):
    return f"/children/{child.pk}/{what}"


def unable(mother, kind="died", **more):
    return (
        {"id": str(uuid.uuid4()), "adult_id": str(mother.adult_id), "kind": kind}
        | on("holds_from", DIED)
        | more
    )


@pytest.fixture
def father(child, aigul):
    identity = {"surname": "Асанов", "given": "Болот", "sex": "m", "birth_date": date(1988, 1, 1)}
    return actions.add_adult(child, by=aigul, identity=identity, relation="father")


def test_a_death_ends_the_care_and_the_household_and_asks_who_cares_now(child, mother, aiguls, aigul):
    care = {"model": CareArrangement, "carer_id": mother.adult_id, "paper": "none"}
    actions.record_fact(child, by=aigul, **care)
    page = confirmed(aiguls, of(child, "facts/inability/new/"), unable(mother))
    assert page.status_code == 302 and "facts/care/new/?after=inability" in page.url
    assert "Асанова Гүлнара: died. Who takes care of the child now?" in words_of(aiguls.get(page.url))
    with aigul.speaking():
        assert CareArrangement.objects.get().holds_to == date(2025, 1, 31)
        assert Membership.objects.get(adult_id=mother.adult_id).holds_to == date(2025, 1, 31)


def test_who_came_back_from_prison_is_asked_about(child, mother, aiguls, aigul):
    row = actions.record_fact(
        child, by=aigul, model=Inability, adult_id=mother.adult_id, kind="prison", holds_from=DIED
    )
    answers = unable(mother, "prison") | {"why": "change", "happened_on_day": "", "id": ""}
    answers |= on("holds_to", today()) | on("changed_on", today())
    page = confirmed(aiguls, of(child, f"facts/inability/{row.pk}/"), answers)
    assert "can take care of children again" in words_of(aiguls.get(page.url))


def test_a_death_does_not_end(child, mother, aiguls, aigul):
    row = actions.record_fact(child, by=aigul, model=Inability, adult_id=mother.adult_id, kind="died")
    answers = unable(mother) | {"why": "change"} | on("holds_to", today()) | on("changed_on", today())
    page = aiguls.post(of(child, f"facts/inability/{row.pk}/"), answers)
    assert page.status_code == 422 and "This does not end" in words_of(page)


def test_the_file_says_who_died_and_whose_rights_are_limited(child, mother, father, aiguls, aigul):
    actions.record_fact(
        child,
        by=aigul,
        model=Inability,
        adult_id=mother.adult_id,
        kind="died",
        document="№ 12",
        holds_from=DIED,
    )
    limits = {"limit": "taken", "court": "Кара-Суу", "number": "7", "holds_from": DIED}
    actions.record_fact(child, by=aigul, model=RightsDecision, adult_id=father.adult_id, **limits)
    with aigul.speaking():
        mother_now, father_now = file_of(child, by=aigul).kin
    assert [row.kind for row in mother_now.unable] == ["died"] and not mother_now.limits
    assert [row.limit for row in father_now.limits] == ["taken"] and not father_now.unable
    family = words_of(aiguls.get(of(child, "family/")))
    assert "Died" in family and "№ 12" in family and "Parental rights are taken away" in family
    summary = words_of(aiguls.get(f"/children/{child.pk}/"))
    assert "Died On 1 February 2025" in summary and "Кара-Суу, 7" in summary


def test_only_the_rights_of_a_parent_are_limited(child, aiguls, aigul):
    identity = {"surname": "Асанова", "given": "Бурул"}
    aunt = actions.add_adult(child, by=aigul, identity=identity, relation="aunt_f")
    answers = {"id": str(uuid.uuid4()), "adult_id": str(aunt.adult_id), "limit": "taken", "court": "Кара-Суу"}
    page = aiguls.post(of(child, "facts/rights/new/"), answers | on("holds_from", DIED))
    assert page.status_code == 422 and "Only the rights of a parent" in words_of(page)


def test_rights_of_an_adult_of_another_family_are_refused(child, second_child, aigul):
    other = second_child()
    stranger = actions.add_adult(other, by=aigul, identity={"given": "Эсен"}, relation="father")
    with pytest.raises(Refusal):
        actions.record_fact(
            child, by=aigul, model=RightsDecision, adult_id=stranger.adult_id, limit="taken", court="Ош"
        )
