"""An invented country has a file for each rule, and the list of the night has these and no others."""

import pytest
from django.db.models import Q

from rehearsal.contradictions import invent_contradictions
from rehearsal.load import fill_invented
from rehearsal.staff import shown_municipalities
from rehearsal.tests.conftest import TODAY
from umai.contradictions.models import Contradiction
from umai.contradictions.rules import RULE_OF_SLUG
from umai.register.models import Absence, CareArrangement, Kinship


@pytest.fixture
def made(db, monkeypatch):
    """What was made to contradict while 1,200 children were filled in."""
    kept = set()

    def invent(*args, **named):
        kept.update(invent_contradictions(*args, **named))

    monkeypatch.setattr("rehearsal.load.contradictions.invent_contradictions", invent)
    fill_invented(1200, seed=1, today=TODAY)
    return kept


def listed():
    return set(Contradiction.objects.using("owner").standing().values_list("child_id", "rule"))


def left_alone():
    """Children whose every known parent is away and for whom nobody cares, told without the rules."""
    lasting = Q(holds_to=None) | Q(holds_to__gt=TODAY)
    away = set(Absence.objects.using("owner").filter(lasting).values_list("adult_id", flat=True))
    cared = set(CareArrangement.objects.using("owner").filter(lasting).values_list("child_id", flat=True))
    parents = {}
    for child, adult in (
        Kinship.objects.using("owner")
        .filter(relation__in=("mother", "father"))
        .values_list("child_id", "adult_id")
    ):
        parents.setdefault(child, set()).add(adult)
    return {child for child, adults in parents.items() if adults <= away and child not in cared}


def in_two_hands():
    """Children whom an institution took in while a carer has a paper, told without the rules."""
    lasting = CareArrangement.objects.using("owner").filter(Q(holds_to=None) | Q(holds_to__gt=TODAY))
    institutions = set(lasting.exclude(institution="").values_list("child_id", flat=True))
    return institutions & set(lasting.filter(institution="").values_list("child_id", flat=True))


def test_every_rule_has_a_file_and_the_night_finds_exactly_these(made):
    assert {slug for _child, slug in made} == set(RULE_OF_SLUG)
    assert len({child for child, _slug in made}) == len(RULE_OF_SLUG)
    found = {(child, "nobody_cares") for child in left_alone()}
    found |= {(child, "institution_and_carer") for child in in_two_hands()}
    assert listed() == made | found


def test_a_second_time_nothing_is_invented(made):
    assert invent_contradictions(shown_municipalities(), today=TODAY) == set()
