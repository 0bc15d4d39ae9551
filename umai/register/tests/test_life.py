"""A child's file as the law reads it: who acts, from rights, presence, death and papers."""

from datetime import date, timedelta

import pytest

from tests.second_person import merge_records
from umai.access.sessions import Speaker
from umai.law.children.lives import AdultState, ParentalRights
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.family.life import life_of
from umai.register.family.representation import representation_of
from umai.register.models import (
    Absence,
    CareArrangement,
    Doubt,
    Inability,
    Languages,
    RightsDecision,
    Schooling,
)

SINCE = date(2025, 2, 1)
DAY = timedelta(days=1)


@pytest.fixture
def record(child, aigul):
    def write(model, **fact):
        return actions.record_fact(child, by=aigul, model=model, **fact)

    return write


@pytest.fixture
def father(child, aigul):
    identity = {"surname": "Асанов", "given": "Болот", "sex": "m"}
    return actions.add_adult(child, by=aigul, identity=identity, relation="father")


@pytest.fixture
def aunt(child, aigul):
    identity = {"surname": "Асанова", "given": "Салкын"}
    return actions.add_adult(child, by=aigul, identity=identity, relation="aunt_m")


def answer(child, by, on=None):
    found = representation_of(file_of(child, by=by, on=on))
    return found.reason, found.who


def test_a_parent_who_is_here_acts(child, mother, aigul):
    assert answer(child, aigul) == ("parent", ("Асанова Гүлнара",))


def test_a_parent_who_died_acts_no_more_and_did_before(child, mother, father, record, aigul):
    record(Inability, adult_id=mother.adult_id, kind="died", holds_from=SINCE)
    assert answer(child, aigul) == ("parent", ("Асанов Болот",))
    assert answer(child, aigul, SINCE - DAY) == ("parent", ("Асанова Гүлнара", "Асанов Болот"))


def test_a_parent_whose_rights_were_taken_does_not_act_until_they_are_given_back(
    child, mother, record, aigul
):
    limits = {"limit": "taken", "court": "Ош", "holds_from": SINCE, "holds_to": SINCE + 9 * DAY}
    record(RightsDecision, adult_id=mother.adult_id, **limits)
    assert answer(child, aigul, SINCE)[0] == "rights_touched"
    assert answer(child, aigul, SINCE + 10 * DAY)[0] == "parent"


@pytest.mark.parametrize(
    ("absence", "reason"),
    [({}, "parent_away"), ({"contact": "0700 000 001"}, "parent_reachable")],
    ids=["unknown", "reached"],
)
def test_a_parent_who_is_away_keeps_the_rights(child, mother, record, aigul, absence, reason):
    record(Absence, adult_id=mother.adult_id, kind="external", **absence)
    assert answer(child, aigul) == (reason, ("Асанова Гүлнара",))


def test_a_relative_acts_by_a_paper_and_not_by_being_one(child, mother, aunt, record, aigul):
    record(Inability, adult_id=mother.adult_id, kind="died")
    assert not any(one.who == str(aunt.adult_id) for one in life_of(file_of(child, by=aigul)).life.adults)
    care = record(CareArrangement, carer_id=aunt.adult_id, paper="none")
    assert answer(child, aigul) == ("parents_gone", ())
    actions.change_fact(child, by=aigul, fact=care, changed_on=today(), paper="court")
    assert answer(child, aigul) == ("guardian", ("Асанова Салкын",))


def test_a_paper_counts_on_its_last_day_and_not_the_day_after(child, mother, aunt, record, aigul):
    record(Absence, adult_id=mother.adult_id, kind="external", holds_from=SINCE)
    care = {
        "carer_id": aunt.adult_id,
        "paper": "preliminary",
        "paper_from": SINCE,
        "paper_to": SINCE + 30 * DAY,
    }
    record(CareArrangement, **care)
    assert answer(child, aigul, SINCE + 30 * DAY) == ("guardian", ("Асанова Салкын",))
    assert answer(child, aigul, SINCE + 31 * DAY)[0] == "parent_away"


def test_the_paper_ends_with_the_care(child, aunt, record, aigul):
    record(CareArrangement, carer_id=aunt.adult_id, paper="court", holds_from=SINCE, holds_to=SINCE + DAY)
    (paper,) = life_of(file_of(child, by=aigul)).life.papers
    assert (paper.from_on, paper.to_on) == (SINCE, SINCE + DAY)


def test_an_institution_is_named_by_its_name(child, record, aigul):
    record(CareArrangement, institution="Үй-бүлө үйү", paper="institution")
    assert answer(child, aigul) == ("institution", ("Үй-бүлө үйү",))
    record(Schooling, attendance="left", school="№ 4", holds_from=SINCE)
    (span,) = life_of(file_of(child, by=aigul)).life.enrolments
    assert (span.enrolled, span.from_on) == (False, SINCE)


def test_every_state_of_an_adult_is_one_of_the_law(child, mother, record, aigul):
    from umai.register.family.inability import InabilityKind
    from umai.register.family.life import STATES
    from umai.register.family.rights import RightsLimit

    assert set(STATES) == set(InabilityKind) and set(STATES.values()) < set(AdultState)
    assert {ParentalRights(one) for one in RightsLimit.values} < set(ParentalRights)


def test_what_was_written_later_is_not_known_before(child, mother, record, aigul):
    from django.utils import timezone

    before = timezone.now()
    record(Inability, adult_id=mother.adult_id, kind="died", holds_from=SINCE)
    past = file_of(child, by=aigul, known_at=before)
    assert representation_of(past).reason == "parent"


def test_of_two_records_the_languages_of_the_leading_one_are_those_of_the_child(
    child, second_child, aigul, erlan
):
    other = second_child()
    for record, language in ((other, "узбекче"), (child, "кыргызча")):
        actions.record_fact(record, by=aigul, model=Languages, of_child=language)
    merge_records(other, by=erlan, other=child, reason="known", despite=list(Doubt.values))
    assert file_of(child, by=Speaker(aigul.token)).languages.of_child == "узбекче"
    third = second_child(given="Чынара")
    actions.record_fact(third, by=aigul, model=Languages, of_child="орусча")
    merge_records(third, by=Speaker(erlan.token), other=other, reason="known", despite=list(Doubt.values))
    assert file_of(child, by=Speaker(aigul.token)).languages.of_child == "орусча"


def test_a_mother_on_two_records_is_one_mother_who_is_away(child, mother, second_child, aigul, erlan):
    other = second_child()
    again = actions.add_adult(other, by=aigul, identity={"given": "Гүлнара"}, relation="mother")
    actions.record_fact(other, by=aigul, model=Absence, adult_id=again.adult_id, kind="external")
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    file = file_of(child, by=aigul)
    (parent,) = life_of(file).life.parents
    assert parent.absence_on(today()) and representation_of(file).reason == "parent_away"
