import pytest
from django.urls import Resolver404, resolve

from tests.looking import reading
from umai.intake.cases import actions
from umai.intake.cases.reading import cases_of, events_of
from umai.intake.tests.conftest import WORDS, closed
from umai.intake.tests.test_correct_clock import earlier
from umai.register.child.page import identity_bar_of


def test_the_cases_of_a_child_with_clock_worker_and_end(case, proposal, child, damira, aigul):
    actions.assign_worker(case, by=damira, worker_id=aigul.pk)
    with aigul.speaking():
        (short,) = cases_of(child, aigul)
    assert short.case.pk == short.clock.case_id == case.pk
    assert (short.assignment.worker_id, short.closure) == (aigul.pk, None)
    closed(proposal, damira)
    with aigul.speaking():
        (short,) = cases_of(child, aigul)
    assert short.closure.proposal.reason == "goals_met"


def test_what_happened_is_told(case, proposal, child, damira, aigul):
    actions.assign_worker(case, by=damira, worker_id=aigul.pk)
    actions.correct_clock(case, by=damira, **earlier())
    closed(proposal, damira)
    with damira.speaking():
        events = events_of(child, damira)
    assert len(events) == 6
    assert {event.who for event in events} == {str(aigul.worker), str(damira.worker), ""}
    assert WORDS in {event.text for event in events}
    assert all((event.on is None) != (event.at is None) for event in events)


def test_the_bar_says_whose_file_it_is_and_the_addresses_hold_only_ids(case, child, aigul, cholpon, azamat):
    for address in ("opened", "assign", "clock"):
        assert resolve(f"/cases/{case.pk}/{address}/").app_name == "intake"
    with pytest.raises(Resolver404):
        resolve("/cases/asanov/assign/")
    with reading(aigul):
        assert identity_bar_of(child.pk)["title"] == "Асанов Нурбек"
    for worker in (cholpon, azamat):
        with worker.speaking():
            assert cases_of(child, worker) == []
            assert events_of(child, worker) == []
