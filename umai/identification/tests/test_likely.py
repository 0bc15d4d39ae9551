import pytest
from django.utils import translation

from umai.identification.inbox import actions
from umai.identification.inbox.duplicates import candidates
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import nookat, reported
from umai.places.models import Place

CHILD = "Нурбек, 7 жашта"


@pytest.fixture
def villages(db):
    return list(Place.objects.current().villages().filter(district=nookat()).in_order()[:2])


def here(place, child=CHILD, happened="He is alone.", **more):
    return reported(
        ReportWords(happened=happened, child=child),
        settlement=place,
        municipality_id=place.municipality_id,
        **more,
    )


def found(signal, by):
    with by.speaking(), translation.override("en"):
        return {one.signal.pk: one.why for one in candidates(signal, by)}


def test_the_same_village_and_a_name_in_another_spelling(villages, erlan):
    one = here(villages[0])
    other = here(villages[0], child="Nurbek", happened="I hear crying.")
    assert found(one, erlan) == {
        other.pk: ["a name that is alike", "the same village or town", "the same concern"]
    }


def test_the_same_words_ticked_otherwise(villages, erlan):
    one, other = here(villages[0]), here(villages[0], danger_now=True)
    assert "the same words" in found(one, erlan)[other.pk]


def test_what_is_one_line_with_it_is_not_shown(villages, erlan):
    one, _same = here(villages[0]), here(villages[0])
    assert found(one, erlan) == {}


def test_of_the_same_words_one_stands_for_all(villages, erlan):
    one = here(villages[0])
    others = [here(villages[0], happened="Always the same.") for _ in range(5)]
    (shown,) = found(one, erlan)
    assert shown in {other.pk for other in others}


def test_the_same_child_of_the_register_wherever_it_was_reported(villages, child, erlan):
    one = here(villages[0], child="a boy")
    other = reported(ReportWords("Somebody beats him."))
    for each in (one, other):
        actions.match_child(each, by=erlan, child=child)
    assert found(one, erlan)[other.pk][0] == "found to be about the same child"


def test_about_the_same_age_and_quite_another(villages, erlan):
    one = here(villages[0], child_age=7)
    near, far = (here(villages[0], happened=f"At {age}", child_age=age) for age in (8, 15))
    why = found(one, erlan)
    assert "about the same age" in why[near.pk] and "about the same age" not in why[far.pk]
    assert list(why) == [near.pk, far.pk]


def test_another_village_and_nothing_alike_is_not_likely(villages, erlan):
    one = here(villages[0])
    here(villages[1], child="кыз", happened="Other words.")
    assert found(one, erlan) == {}


def test_what_another_office_keeps_is_not_shown(villages, erlan):
    one = here(villages[0])
    here(villages[0], keeper="oblast")
    assert found(one, erlan) == {}


def test_what_ended_or_goes_on_elsewhere_is_not_shown(villages, erlan):
    one, other, third = (here(villages[0], happened=f"Words {n}") for n in range(3))
    actions.gather_signals(other, by=erlan, others=[third.pk])
    assert set(found(one, erlan)) == {other.pk}
