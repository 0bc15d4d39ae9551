import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError

from tests.tampering import without_triggers
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import Incomplete, NeedsAnotherPerson, NotTheLatest
from umai.access.sessions import Speaker, open_session
from umai.intake.cases.actions import CaseClosed
from umai.intake.models import Case, ClosingProposal, ClosingReason, Closure
from umai.intake.tests.conftest import last_entry
from umai.law.terms.clock import today
from umai.law.terms.reviews import CHECK_DAYS, closing_decision_due_on
from umai.refusal import NotPermitted
from umai.review.closing import actions as closing
from umai.review.closing import checks
from umai.review.models import ClosingRefusal
from umai.review.tests.conftest import at_risk, due, owner, promised, proposed, visited

WHY = "Nobody has seen the child since the summer. Go there."


def agreed(proposal, by):
    return closing.agree_to_closing(proposal, by=by)


def refused(proposal, by, words=WHY):
    return closing.refuse_closing(proposal, by=by, words=words)


@pytest.fixture
def ready(case, aigul):
    """A proposal that answers all that is asked."""
    return proposed(case, aigul)


class TestProposing:
    def test_the_case_stays_open(self, case, aigul):
        proposed(case, aigul)
        with aigul.speaking():
            assert Case.objects.open().exists()

    def test_it_is_on_the_trail(self, case, aigul):
        proposed(case, aigul)
        assert last_entry() == ("review.propose_closing", "done")

    @pytest.mark.parametrize("worker", ["bakyt", "farida"])
    def test_other_roles_propose_none(self, case, worker, request):
        with pytest.raises(NotPermitted):
            proposed(case, request.getfixturevalue(worker))
        assert last_entry() == ("review.propose_closing", "refused")

    @pytest.mark.parametrize("worker", ["azamat", "cholpon"])
    def test_other_places_propose_none(self, case, worker, request):
        with pytest.raises(NotPermitted):
            proposed(case, request.getfixturevalue(worker))

    @pytest.mark.parametrize("left_out", ["words", "childs_view", "lives_with"])
    def test_nothing_is_left_out(self, case, aigul, left_out):
        with pytest.raises(Incomplete):
            proposed(case, aigul, **{left_out: " "})

    def test_it_says_until_when_it_is_decided(self, case, aigul):
        assert (
            proposed(case, aigul).decide_by == closing_decision_due_on(today()) == due(case, aigul, "closing")
        )

    def test_a_later_one_is_owed_a_decision_in_place_of_the_earlier(self, ready, case, aigul):
        later = proposed(case, aigul, reason="abroad")
        assert due(case, aigul, "closing") == later.decide_by

    def test_nobody_overwrites_a_proposal_that_was_not_seen(self, ready, case, erlan):
        with pytest.raises(AlreadyReplaced):
            proposed(case, erlan, seen=None)

    def test_that_a_complaint_was_withdrawn_is_no_reason(self):
        assert not [one for one in ClosingReason.values if "withdr" in one or "complain" in one]


class TestWhatMustBeKnown:
    def test_a_child_under_protection_keeps_the_case_open(self, case, aigul):
        from umai.protection.tests.conftest import begun

        begun(case, aigul)
        with pytest.raises(checks.StillProtected):
            proposed(case, aigul)

    def test_an_urgent_risk_keeps_the_case_open(self, case, aigul):
        at_risk(case, aigul, "urgent")
        with pytest.raises(checks.StillUrgent):
            proposed(case, aigul)

    def test_a_child_who_died_is_in_no_danger_any_more(self, case, aigul):
        at_risk(case, aigul, "urgent")
        assert proposed(case, aigul, reason="died", check="The clinic told us.").pk

    def test_a_file_on_its_way_is_closed_by_nobody(self, case, aigul):
        owner("select intake_put_due('transfer', %s, %s, %s)", uuid.uuid4(), case.pk, today())
        with pytest.raises(checks.FileInTransfer):
            proposed(case, aigul)

    def test_somebody_went_or_says_why_not(self, case, aigul):
        with pytest.raises(checks.ResidenceNotChecked):
            proposed(case, aigul, check=" ")

    def test_a_visit_that_saw_the_child_at_home_is_a_check(self, case, aigul):
        visit = visited(case, aigul)
        assert proposed(case, aigul, check="").checks["check"]["visit"] == str(visit.line)

    @pytest.mark.parametrize("what", [{"seen": False}, {"place": "at school"}, {"days_ago": 31}])
    def test_other_visits_are_none(self, case, aigul, what):
        visited(case, aigul, **what)
        with pytest.raises(checks.ResidenceNotChecked):
            proposed(case, aigul, check="")

    def test_what_becomes_of_an_open_measure_is_said(self, case, aigul):
        measure = promised(case, aigul)
        with pytest.raises(checks.PromiseNotAnswered):
            proposed(case, aigul)
        key = f"measure_{measure.line.hex}"
        (kept,) = proposed(case, aigul, becomes={key: "The mother does it."}).checks["open"]
        assert (kept["key"], kept["becomes"]) == (key, "The mother does it.")

    @pytest.mark.parametrize("where", ["words", "childs_view", "lives_with", "check"])
    def test_a_withdrawn_complaint_alone_closes_nothing(self, case, aigul, where):
        with pytest.raises(checks.WithdrawalAlone):
            proposed(case, aigul, **{where: "Апасы арызын кайтарып алды."})

    def test_with_what_else_was_found_and_a_second_look_it_can_be_proposed(self, case, aigul):
        said = {
            "words": "Мать отозвала заявление.",
            "found_besides": "Nothing.",
            "second_look": "Erlan went.",
        }
        assert proposed(case, aigul, **said).checks["withdrawn"] == {
            "found": "Nothing.",
            "looked": "Erlan went.",
        }


class TestAgreeing:
    def test_the_case_is_closed(self, ready, damira):
        agreed(ready, damira)
        with damira.speaking():
            assert not Case.objects.open().exists()
            assert Closure.objects.get().recorded_by_id == damira.pk

    def test_it_is_on_the_trail(self, ready, damira):
        agreed(ready, damira)
        assert last_entry() == ("review.agree_closing", "done")

    @pytest.mark.parametrize("worker", ["aigul", "erlan"])
    def test_other_roles_agree_to_none(self, ready, worker, request):
        with pytest.raises(NotPermitted):
            agreed(ready, request.getfixturevalue(worker))
        assert last_entry() == ("review.agree_closing", "refused")

    def test_another_district_agrees_to_none(self, ready, cholpon):
        with pytest.raises(NotPermitted):
            agreed(ready, cholpon)

    def test_who_proposed_may_not_agree_not_even_by_another_account(self, case, damira):
        proposed(case, damira)
        other_account = Speaker(open_session(damira.worker))
        for same_person in (damira, other_account):
            with same_person.speaking():
                proposal = ClosingProposal.objects.get()
            with pytest.raises(NeedsAnotherPerson):
                agreed(proposal, same_person)
        with damira.speaking():
            assert not Closure.objects.exists()

    def test_only_the_latest_proposal_can_be_agreed_to(self, ready, case, aigul, damira):
        proposed(case, aigul, reason="abroad")
        with pytest.raises(NotTheLatest):
            agreed(ready, damira)

    def test_a_closed_case_is_written_on_no_more(self, ready, case, aigul, damira):
        agreed(ready, damira)
        with pytest.raises(CaseClosed):
            agreed(ready, damira)
        with pytest.raises(CaseClosed):
            proposed(case, aigul)

    def test_an_urgent_risk_that_was_found_since_keeps_it_open(self, ready, case, aigul, damira):
        at_risk(case, aigul, "urgent")
        with pytest.raises(checks.StillUrgent):
            agreed(ready, damira)

    def test_a_signal_that_waits_for_an_answer_keeps_it_open(self, ready, child, erlan, damira):
        from umai.identification.inbox.actions import match_child
        from umai.identification.tests.conftest import reported

        match_child(reported(), by=erlan, child=child)
        with pytest.raises(checks.SignalWaits):
            agreed(ready, damira)

    def test_what_was_promised_since_has_to_be_answered_first(self, ready, case, aigul, damira):
        promised(case, aigul)
        with pytest.raises(checks.PromisesChanged):
            agreed(ready, damira)

    def test_a_check_of_long_ago_is_none(self, case, aigul, damira, superuser):
        proposal = proposed(case, aigul)
        days = CHECK_DAYS.on(today()) + 1
        with without_triggers(superuser):
            superuser.execute(
                "update intake_closingproposal set recorded_at = recorded_at - %s", [timedelta(days=days)]
            )
        with pytest.raises(checks.ResidenceNotChecked):
            agreed(proposal, damira)

    def test_one_person_closes_nothing_past_the_program(self, case, damira, erlan):
        own = proposed(case, damira)
        others = proposed(case, erlan)
        for by, proposal in ((damira, own), (erlan, own), (erlan, others)):
            with pytest.raises(DatabaseError), by.speaking():
                Closure.objects.create(
                    child_id=case.child_id, case=case, proposal=proposal, closed_on="2026-01-01"
                )


class TestRefusing:
    def test_the_case_stays_open_and_no_decision_is_owed(self, ready, case, damira):
        refused(ready, damira)
        with damira.speaking():
            assert Case.objects.open().exists()
        assert due(case, damira, "closing") is None

    def test_it_is_on_the_trail(self, ready, damira):
        refused(ready, damira)
        assert last_entry() == ("review.refuse_closing", "done")

    @pytest.mark.parametrize("worker", ["aigul", "erlan", "farida"])
    def test_other_roles_refuse_none(self, ready, worker, request):
        with pytest.raises(NotPermitted):
            refused(ready, request.getfixturevalue(worker))
        assert last_entry() == ("review.refuse_closing", "refused")

    def test_another_district_refuses_none(self, ready, cholpon):
        with pytest.raises(NotPermitted):
            refused(ready, cholpon)

    def test_it_says_why(self, ready, damira):
        with pytest.raises(Incomplete):
            refused(ready, damira, words=" ")

    def test_what_was_refused_is_not_agreed_to_and_not_refused_again(self, ready, damira):
        refused(ready, damira)
        for again in (agreed, refused):
            with pytest.raises(closing.ProposalAlreadyRefused):
                again(ready, damira)

    def test_not_even_past_the_program(self, ready, case, damira):
        refused(ready, damira)
        with pytest.raises(DatabaseError), damira.speaking():
            Closure.objects.create(child_id=case.child_id, case=case, proposal=ready, closed_on=today())

    def test_nobody_but_the_head_refuses_past_the_program(self, ready, case, erlan):
        with pytest.raises(DatabaseError), erlan.speaking():
            ClosingRefusal.objects.create(child_id=case.child_id, proposal=ready, reason=WHY)

    def test_after_it_a_new_proposal_is_decided_anew(self, ready, case, aigul, damira):
        refused(ready, damira)
        agreed(proposed(case, aigul), damira)
        with damira.speaking():
            assert Closure.objects.exists()
