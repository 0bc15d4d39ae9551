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
from umai.law.terms.clock import today
from umai.law.terms.reviews import CHECK_DAYS, closing_decision_due_on
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
    def test_nothing_is_left_out_and_the_case_stays_open_until_it_is_decided(self, case, aigul):
        for left_out in ("words", "childs_view", "lives_with"):
            with pytest.raises(Incomplete):
                proposed(case, aigul, **{left_out: " "})
        proposed(case, aigul)
        with aigul.speaking():
            assert Case.objects.open().exists()

    def test_it_says_until_when_it_is_decided(self, case, aigul):
        assert (
            proposed(case, aigul).decide_by == closing_decision_due_on(today()) == due(case, aigul, "closing")
        )

    def test_a_later_one_that_saw_the_earlier_is_owed_a_decision_in_its_place(
        self, ready, case, erlan, aigul
    ):
        with pytest.raises(AlreadyReplaced):
            proposed(case, erlan, seen=None)
        later = proposed(case, aigul, reason="abroad")
        assert due(case, aigul, "closing") == later.decide_by

    def test_that_a_complaint_was_withdrawn_is_no_reason(self):
        assert not [one for one in ClosingReason.values if "withdr" in one or "complain" in one]


class TestWhatMustBeKnown:
    def test_a_child_under_protection_keeps_the_case_open(self, case, aigul):
        from umai.protection.tests.conftest import begun

        begun(case, aigul)
        with pytest.raises(checks.StillProtected):
            proposed(case, aigul)

    def test_an_urgent_risk_keeps_the_case_open_unless_the_child_died(self, case, aigul):
        at_risk(case, aigul, "urgent")
        with pytest.raises(checks.StillUrgent):
            proposed(case, aigul)
        assert proposed(case, aigul, reason="died", check="The clinic told us.").pk

    def test_a_file_on_its_way_is_closed_by_nobody(self, case, aigul):
        owner("select intake_put_due('transfer', %s, %s, %s)", uuid.uuid4(), case.pk, today())
        with pytest.raises(checks.FileInTransfer):
            proposed(case, aigul)

    def test_a_visit_that_saw_the_child_at_home_is_a_check_and_no_other(self, case, aigul):
        with pytest.raises(checks.ResidenceNotChecked):
            proposed(case, aigul, check=" ")
        for what in ({"seen": False}, {"place": "at school"}, {"days_ago": 31}):
            visited(case, aigul, **what)
            with pytest.raises(checks.ResidenceNotChecked):
                proposed(case, aigul, check="")
        visit = visited(case, aigul)
        assert proposed(case, aigul, check="").checks["check"]["visit"] == str(visit.line)

    def test_what_becomes_of_an_open_measure_is_said(self, case, aigul):
        measure = promised(case, aigul)
        with pytest.raises(checks.PromiseNotAnswered):
            proposed(case, aigul)
        key = f"measure_{measure.line.hex}"
        (kept,) = proposed(case, aigul, becomes={key: "The mother does it."}).checks["open"]
        assert (kept["key"], kept["becomes"]) == (key, "The mother does it.")

    def test_a_withdrawn_complaint_alone_closes_nothing(self, case, aigul):
        for where in ("words", "childs_view", "lives_with", "check"):
            with pytest.raises(checks.WithdrawalAlone):
                proposed(case, aigul, **{where: "Апасы арызын кайтарып алды."})
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
    def test_the_case_is_closed_and_written_on_no_more(self, ready, damira, case, aigul):
        agreed(ready, damira)
        with damira.speaking():
            assert not Case.objects.open().exists()
            assert Closure.objects.get().recorded_by_id == damira.pk
        with pytest.raises(CaseClosed):
            agreed(ready, damira)
        with pytest.raises(CaseClosed):
            proposed(case, aigul)

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
        def put_back(days):
            with without_triggers(superuser):
                superuser.execute(
                    "update intake_closingproposal set recorded_at = recorded_at - %s", [timedelta(days=days)]
                )

        proposal = proposed(case, aigul)
        put_back(CHECK_DAYS.on(today()) + 1)
        with pytest.raises(checks.ResidenceNotChecked):
            agreed(proposal, damira)
        put_back(-1)
        assert agreed(proposal, damira).case_id == case.pk

    def test_one_person_closes_nothing_past_the_program(self, case, damira, erlan):
        own = proposed(case, damira)
        others = proposed(case, erlan)
        for by, proposal in ((damira, own), (erlan, own), (erlan, others)):
            with pytest.raises(DatabaseError), by.speaking():
                Closure.objects.create(
                    child_id=case.child_id, case=case, proposal=proposal, closed_on="2026-01-01"
                )


class TestRefusing:
    def test_what_was_refused_is_not_agreed_to_and_not_refused_again(self, ready, damira, case, erlan, aigul):
        with pytest.raises(Incomplete):
            refused(ready, damira, words=" ")
        with pytest.raises(DatabaseError), erlan.speaking():
            ClosingRefusal.objects.create(child_id=case.child_id, proposal=ready, reason=WHY)
        refused(ready, damira)
        with damira.speaking():
            assert Case.objects.open().exists()
        assert due(case, damira, "closing") is None
        for again in (agreed, refused):
            with pytest.raises(closing.ProposalAlreadyRefused):
                again(ready, damira)
        with pytest.raises(DatabaseError), damira.speaking():
            Closure.objects.create(child_id=case.child_id, case=case, proposal=ready, closed_on=today())
        agreed(proposed(case, aigul), damira)
        with damira.speaking():
            assert Closure.objects.exists()
