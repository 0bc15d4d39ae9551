import pytest

from umai.access.writing import Incomplete
from umai.intake.actions import CaseClosed
from umai.intake.tests.conftest import closed, last_entry
from umai.refusal import NotPermitted
from umai.review.models import Conference, Decision
from umai.review.tests.conftest import CONFERRED, conferred


def test_a_conference_keeps_who_came_and_what_was_decided(case, aigul):
    row = conferred(case, aigul)
    with aigul.speaking():
        assert [one.body for one in row.participants.order_by("recorded_at")] == ["Aiyl okmotu", "School"]
        assert Decision.objects.get().conference_id == row.pk


def test_a_conference_is_on_the_trail(case, aigul):
    conferred(case, aigul)
    assert last_entry() == ("review.confer", "done")


@pytest.mark.parametrize("worker", ["bakyt", "farida", "gulnara"])
def test_other_roles_write_none(case, worker, request):
    with pytest.raises(NotPermitted):
        conferred(case, request.getfixturevalue(worker))
    assert last_entry() == ("review.confer", "refused")


@pytest.mark.parametrize("worker", ["azamat", "cholpon"])
def test_other_places_write_none(case, worker, request):
    with pytest.raises(NotPermitted):
        conferred(case, request.getfixturevalue(worker))


def test_one_person_is_no_conference(case, aigul):
    with pytest.raises(Incomplete):
        conferred(case, aigul, participants=CONFERRED["participants"][:1])


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_decision_says_what_by_whom_and_until_when(case, aigul, at):
    (whole,) = CONFERRED["decisions"]
    with pytest.raises(Incomplete):
        conferred(case, aigul, decisions=[(*whole[:at], "", *whole[at + 1 :])])
    with aigul.speaking():
        assert not Conference.objects.exists()


def test_a_conference_without_a_decision_is_one_too(case, aigul):
    conferred(case, aigul, decisions=[])
    with aigul.speaking():
        assert Conference.objects.count() == 1 and not Decision.objects.exists()


def test_a_closed_case_is_talked_about_no_more(proposal, case, aigul, damira):
    closed(proposal, damira)
    with pytest.raises(CaseClosed):
        conferred(case, aigul)
