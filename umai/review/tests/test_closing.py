import uuid

import pytest
from django.db import DatabaseError

from umai.access.speaking import Speaker, open_session
from umai.intake.actions import CaseClosed, Incomplete
from umai.intake.closing import NeedsAnotherPerson, NotTheLatest
from umai.intake.models import Case, ClosingProposal, ClosingReason, Closure
from umai.intake.tests.conftest import SAID, last_entry
from umai.refusal import NotPermitted
from umai.review.closing import agree_closing, propose_closing


def test_a_closing_is_proposed_and_the_case_stays_open(case, aigul):
    propose_closing(case, by=aigul, id=uuid.uuid4(), **SAID)
    assert last_entry() == ("review.propose_closing", "done")
    with aigul.speaking():
        assert Case.objects.open().exists()


@pytest.mark.parametrize("worker", ["bakyt", "farida"])
def test_other_roles_propose_none(case, worker, request):
    with pytest.raises(NotPermitted):
        propose_closing(case, by=request.getfixturevalue(worker), id=uuid.uuid4(), **SAID)
    assert last_entry() == ("review.propose_closing", "refused")


@pytest.mark.parametrize("worker", ["azamat", "cholpon"])
def test_other_places_propose_none(case, worker, request):
    with pytest.raises(NotPermitted):
        propose_closing(case, by=request.getfixturevalue(worker), id=uuid.uuid4(), **SAID)


@pytest.mark.parametrize("left_out", ["words", "childs_view", "lives_with"])
def test_nothing_is_left_out(case, aigul, left_out):
    with pytest.raises(Incomplete):
        propose_closing(case, by=aigul, id=uuid.uuid4(), **SAID | {left_out: " "})


def test_the_head_agrees_and_the_case_is_closed(proposal, damira):
    agree_closing(proposal, by=damira)
    assert last_entry() == ("review.agree_closing", "done")
    with damira.speaking():
        assert not Case.objects.open().exists()
        assert Closure.objects.get().recorded_by_id == damira.pk


@pytest.mark.parametrize("worker", ["aigul", "erlan"])
def test_other_roles_agree_to_none(proposal, worker, request):
    with pytest.raises(NotPermitted):
        agree_closing(proposal, by=request.getfixturevalue(worker))
    assert last_entry() == ("review.agree_closing", "refused")


def test_another_district_agrees_to_none(proposal, cholpon):
    with pytest.raises(NotPermitted):
        agree_closing(proposal, by=cholpon)


def test_who_proposed_may_not_agree_not_even_by_another_account(case, damira):
    propose_closing(case, by=damira, id=uuid.uuid4(), **SAID)
    other_account = Speaker(open_session(damira.worker))
    for same_person in (damira, other_account):
        with same_person.speaking():
            proposal = ClosingProposal.objects.get()
        with pytest.raises(NeedsAnotherPerson):
            agree_closing(proposal, by=same_person)
    with damira.speaking():
        assert not Closure.objects.exists()


def test_only_the_latest_proposal_can_be_agreed_to(proposal, case, aigul, damira):
    propose_closing(case, by=aigul, id=uuid.uuid4(), **SAID | {"reason": "abroad"})
    with pytest.raises(NotTheLatest):
        agree_closing(proposal, by=damira)


def test_a_closed_case_is_written_on_no_more(proposal, case, aigul, damira):
    agree_closing(proposal, by=damira)
    with pytest.raises(CaseClosed):
        agree_closing(proposal, by=damira)
    with pytest.raises(CaseClosed):
        propose_closing(case, by=aigul, id=uuid.uuid4(), **SAID)


def test_that_a_complaint_was_withdrawn_is_no_reason():
    assert not [reason for reason in ClosingReason.values if "withdr" in reason or "complain" in reason]


def test_one_person_closes_nothing_past_the_program(case, damira, erlan):
    own = propose_closing(case, by=damira, id=uuid.uuid4(), **SAID)
    others = propose_closing(case, by=erlan, id=uuid.uuid4(), **SAID)
    for by, proposal in ((damira, own), (erlan, own), (erlan, others)):
        with pytest.raises(DatabaseError), by.speaking():
            Closure.objects.create(
                child_id=case.child_id, case=case, proposal=proposal, closed_on="2026-01-01"
            )
