"""The legal categories of the child of a file: which hold, which a person has to confirm, and why."""

from datetime import date

import pytest

from umai.law.children.categories import categories
from umai.register.child import actions
from umai.register.child.file import categories_of, file_of
from umai.register.family.categories import REASONS, categories_in_words, label_of
from umai.register.models import Absence, CareArrangement, Inability, RightsDecision, Schooling

SINCE = date(2025, 2, 1)


@pytest.fixture
def record(child, aigul):
    def write(model, **fact):
        return actions.record_fact(child, by=aigul, model=model, **fact)

    return write


def words_of(child, by):
    return {one.code: one for one in categories_in_words(file_of(child, by=by))}


def test_a_parent_who_is_away_is_the_reason_with_name_and_day(child, mother, record, aigul):
    record(Absence, adult_id=mother.adult_id, kind="internal", holds_from=SINCE)
    (found,) = words_of(child, aigul).values()
    assert found.label == "Child of labour migrants" and not found.to_confirm
    (reason,) = found.reasons
    assert reason == "Асанова Гүлнара: away in another part of the country, since 1 February 2025"
    assert "practice" in str(found.sure)


def test_a_child_whose_mother_died_is_without_parental_care_by_that_cause(child, mother, record, aigul):
    assert categories_of(file_of(child, by=aigul)) == ()
    record(Inability, adult_id=mother.adult_id, kind="died", holds_from=SINCE)
    found = words_of(child, aigul)
    assert {"without_parental_care", "parents_died"} <= found.keys() and "labour_migrants" not in found
    assert any("Асанова Гүлнара" in reason for reason in found["parents_died"].reasons)


def test_rights_that_a_court_took_are_a_cause_from_that_day(child, mother, record, aigul):
    limits = {"limit": "taken", "court": "Ош", "holds_from": SINCE}
    record(RightsDecision, adult_id=mother.adult_id, **limits)
    codes = [one.code for one in categories_of(file_of(child, by=aigul))]
    assert "rights_taken" in codes
    assert categories_of(file_of(child, by=aigul, on=date(2025, 1, 31))) == ()


def test_a_child_in_an_institution_is_in_its_category(child, record, aigul):
    record(CareArrangement, institution="Үй-бүлө үйү", paper="institution", holds_from=SINCE)
    assert "Үй-бүлө үйү: lives in an institution" in str(words_of(child, aigul)["residential_care"].reasons)


def test_what_only_a_person_may_find_waits_for_one_and_does_not_count(child, record, aigul):
    record(Schooling, attendance="left", school="№ 4", holds_from=SINCE)
    found = words_of(child, aigul)["out_of_school"]
    assert found.to_confirm and found.reasons == ["written down as enrolled nowhere"]
    assert "out_of_school" not in [one.code for one in categories_of(file_of(child, by=aigul))]


def test_every_reason_has_words_and_every_category_its_name():
    assert all(str(words) for words in REASONS.values())
    assert not REASONS.keys() & categories().keys()
    assert label_of("parents_died") == "Parents died" and label_of("unheard_of") == "unheard_of"
