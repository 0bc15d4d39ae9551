"""The three invented protections: one runs with a missed term, one returned, one placed."""

import pytest
from django.utils import timezone

from rehearsal.draw import id_of
from rehearsal.protections import invent_protections
from rehearsal.staff import shown_municipalities
from tests.looking import reading
from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.protection.models import Protection
from umai.protection.reading import as_running, running_protections
from umai.protection.steps.state import states_of
from umai.register.models import ShelterAddress
from umai.staff.models import Worker


@pytest.fixture
def filled(filled_with):
    return filled_with(900, today())


def speaking_as(sign_in):
    return Speaker(open_session(Worker.objects.get(pk=id_of("person", sign_in))))


def test_one_runs_one_returned_and_one_is_placed(filled):
    head = speaking_as("gulzat")
    with reading(head):
        (one,) = as_running(running_protections(head), head)
        states = states_of(list(Protection.objects.within_reach_of(head)), head)
    assert one.missed and one.term.step == "notice"
    assert sorted(state.proposal.how for state in states if state.ending) == ["guardian", "returned"]


def test_a_return_was_decided_by_a_second_person(filled):
    head = speaking_as("gulzat")
    with reading(head):
        states = states_of(list(Protection.objects.within_reach_of(head)), head)
    (state,) = [state for state in states if state.ending and state.proposal.how == "returned"]
    assert state.ending.recorded_by_id != state.proposal.recorded_by_id


def test_nothing_happens_before_the_danger_or_in_the_future(filled):
    head = speaking_as("gulzat")
    with reading(head):
        for state in states_of(list(Protection.objects.within_reach_of(head)), head):
            assert state.protection.known_at <= state.arrival.happened_at <= state.decision.happened_at
            assert state.removal.happened_at <= state.place.happened_at < timezone.now()


def test_the_addresses_are_sealed(filled):
    head = speaking_as("gulzat")
    specialist = speaking_as("ulan")
    with reading(head):
        ids = [state.place.shelter_id for state in states_of(list(Protection.objects.all()), head)]
        assert ShelterAddress.objects.filter(pk__in=ids).count() == 3
    with reading(specialist):
        assert ShelterAddress.objects.filter(pk__in=ids).count() < 3


def test_a_second_filling_adds_none(filled):
    assert invent_protections(shown_municipalities(), today=today()) == 0
