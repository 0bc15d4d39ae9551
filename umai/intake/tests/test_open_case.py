import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from umai.access.requirements import AlreadyReceived
from umai.intake.cases import actions
from umai.intake.models import Case, Clock
from umai.intake.tests.conftest import closed, particulars, wall
from umai.law.terms.clock import day_of, today
from umai.refusal import NotPermitted


def test_a_case_opens_with_its_clock(child, aigul):
    said = particulars()
    case = actions.open_case(child, by=aigul, **said)
    with aigul.speaking():
        row = Case.objects.get()
        clock = Clock.objects.get()
    assert (row.pk, row.opened_on, row.recorded_by_id) == (said["id"], today(), aigul.pk)
    assert clock.case_id == case.pk
    assert clock.started_on == day_of(said["received_at"])
    assert clock.due_on == clock.started_on + timedelta(days=10)


def test_discovery_before_receipt_begins_the_clock(child, aigul):
    seen = timezone.now() - timedelta(days=5)
    actions.open_case(child, by=aigul, **particulars(discovered_at=seen))
    with aigul.speaking():
        assert Clock.objects.get().started_on == day_of(seen)


def test_what_is_claimed_and_when_it_was_recorded_are_two_things(child, aigul):
    claimed = timezone.now() - timedelta(days=30)
    actions.open_case(child, by=aigul, **particulars(received_at=claimed))
    with aigul.speaking():
        clock = Clock.objects.get()
    assert clock.received_at == claimed
    assert day_of(clock.recorded_at) == today()


def test_neither_other_places_nor_a_walled_worker_nor_a_time_to_come_open_one(child, request, erlan, aigul):
    for worker in ("azamat", "cholpon", "jyldyz"):
        with pytest.raises(NotPermitted):
            actions.open_case(child, by=request.getfixturevalue(worker), **particulars())
    wall(erlan, child)
    with pytest.raises(NotPermitted):
        actions.open_case(child, by=erlan, **particulars())
    with pytest.raises(actions.Refusal):
        actions.open_case(child, by=aigul, **particulars(received_at=timezone.now() + timedelta(hours=1)))
    with aigul.speaking():
        assert not Case.objects.exists()


def test_a_second_open_case_is_refused_and_an_id_that_is_taken(case, child, erlan, aigul):
    with pytest.raises(actions.AlreadyOpen) as refused:
        actions.open_case(child, by=erlan, **particulars())
    assert refused.value.case.pk == case.pk
    from umai.register.child.actions import add_child

    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айпери"})
    with pytest.raises(AlreadyReceived):
        actions.open_case(other, by=aigul, **particulars(id=case.pk))


def test_a_later_case_names_the_closed_one(proposal, case, child, aigul, damira):
    closed(proposal, damira)
    with pytest.raises(actions.PreviousCaseNotNamed):
        actions.open_case(child, by=aigul, **particulars())
    later = actions.open_case(child, by=aigul, **particulars(follows=case))
    assert later.follows_id == case.pk


def test_of_two_at_the_same_moment_one_opens(child, aigul, erlan):
    meet, outcomes = threading.Barrier(2), []

    def open_one(by):
        try:
            meet.wait()
            outcomes.append(actions.open_case(child, by=by, **particulars()))
        except actions.AlreadyOpen as refusal:
            outcomes.append(refusal)
        finally:
            connections.close_all()

    both = [threading.Thread(target=open_one, args=(by,)) for by in (aigul, erlan)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyOpen", "Case"]
    with aigul.speaking():
        assert Case.objects.count() == 1
