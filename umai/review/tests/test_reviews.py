import uuid
from datetime import timedelta

import pytest

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.intake.cases.actions import CaseClosed
from umai.intake.cases.levels import risk_of
from umai.intake.models import Due
from umai.intake.tests.conftest import closed
from umai.law.terms.clock import today
from umai.law.terms.intervals import next_review_due_on
from umai.review.closing.actions import refuse_closing
from umai.review.models import Review
from umai.review.reviews import actions
from umai.review.tests.conftest import at_risk, due, owner, promised, proposed, reviewed, submitted


def test_a_review_judges_the_risk_and_says_when_the_next_one_is_due(case, aigul):
    row = reviewed(case, aigul)
    assert row.next_on == next_review_due_on("medium", today())
    assert due(case, aigul, "review") == row.next_on
    with aigul.speaking():
        assert risk_of(case) == "medium"


def test_nothing_is_left_out_on_a_day_of_the_case(case, aigul):
    for left_out in ("words", "childs_view", "reasons"):
        with pytest.raises(Incomplete):
            reviewed(case, aigul, **{left_out: " "})
    for days in (-1, 30):
        with pytest.raises(ImpossibleTime):
            reviewed(case, aigul, held_on=today() - timedelta(days=days))
    with pytest.raises(actions.NotOfThisFile):
        reviewed(case, aigul, scan_id=uuid.uuid4(), decided_by="The head")
    with pytest.raises(Incomplete):
        reviewed(case, aigul, paper_number="7")
    assert (
        reviewed(case, aigul, paper_number="7", decided_by="The head of the department").paper_number == "7"
    )


def test_what_was_promised_is_kept_as_it_stood(case, aigul):
    promised(case, aigul, words="Papers for the grandmother")
    (kept,) = reviewed(case, aigul).promised
    assert "Papers for the grandmother" in kept["what"] and kept["state"]


def test_a_closed_case_is_reviewed_no_more(proposal, case, aigul, damira):
    closed(proposal, damira)
    with pytest.raises(CaseClosed):
        reviewed(case, aigul)


def test_nobody_writes_past_a_review_that_was_not_seen_and_it_is_taken_in_once(case, aigul, erlan):
    row = reviewed(case, aigul)
    said = dict.fromkeys(("words", "childs_view", "reasons"), "Other.")
    with pytest.raises(AlreadyReceived):
        actions.record_review(case, by=aigul, id=row.pk, held_on=today(), works="no", risk="medium", **said)
    reviewed(case, erlan)
    with pytest.raises(AlreadyReplaced):
        reviewed(case, aigul, seen=None)
    with aigul.speaking():
        assert [one.recorded_by_id for one in Review.objects.order_by("recorded_at")] == [aigul.pk, erlan.pk]


class TestTheClock:
    def test_before_the_plan_is_submitted_no_review_is_due(self, risky, aigul):
        assert due(risky, aigul, "review") is None

    @pytest.mark.parametrize("risk", ["high", "low"])
    def test_the_first_is_due_by_the_risk_from_the_submission(self, case, aigul, risk):
        at_risk(case, aigul, risk)
        submitted(case, aigul)
        assert due(case, aigul, "review") == next_review_due_on(risk, today())

    def test_a_risk_that_nobody_judged_counts_as_high(self, case, aigul):
        submitted(case, aigul)
        assert due(case, aigul, "review") == next_review_due_on("high", today())

    def test_a_raised_risk_brings_it_nearer(self, case, aigul):
        before = today() - timedelta(days=1)
        at_risk(case, aigul, "low", on=before)
        submitted(case, aigul, on=before)
        at_risk(case, aigul, "urgent")
        assert due(case, aigul, "review") == next_review_due_on("urgent", today())

    def test_a_lowered_risk_puts_it_off_no_further(self, case, aigul):
        before = today() - timedelta(days=1)
        at_risk(case, aigul, "high", on=before)
        submitted(case, aigul, on=before)
        at_risk(case, aigul, "low")
        assert due(case, aigul, "review") == next_review_due_on("high", before)

    def test_a_review_that_was_due_before_is_late_for_ever(self, risky, aigul):
        submitted(risky, aigul)
        owner("update intake_due set due_on = due_on - 200 where owed = 'review'")
        row = reviewed(risky, aigul)
        assert row.is_late and row.due_on == next_review_due_on("high", today()) - timedelta(days=200)
        assert not reviewed(risky, aigul).is_late

    def test_one_that_is_written_down_later_than_another_moves_nothing(self, case, aigul):
        latest = reviewed(case, aigul)
        reviewed(case, aigul, held_on=today() - timedelta(days=1), risk="high")
        assert due(case, aigul, "review") == latest.next_on

    def test_of_two_on_one_day_the_one_that_was_written_down_later_counts(self, case, aigul):
        reviewed(case, aigul, risk="high")
        latest = reviewed(case, aigul, risk="medium")
        assert due(case, aigul, "review") == latest.next_on == next_review_due_on("medium", today())

    def test_nothing_is_due_in_a_closed_case(self, risky, aigul, damira):
        submitted(risky, aigul)
        closed(proposed(risky, aigul), damira)
        assert due(risky, aigul, "review") is None

    @pytest.mark.parametrize("what", ["nothing more", "raised", "reviewed", "refused", "proposed again"])
    def test_all_can_be_derived_anew(self, case, aigul, damira, what):
        before = today() - timedelta(days=1)
        at_risk(case, aigul, "low", on=before)
        submitted(case, aigul, on=before)
        first = proposed(case, aigul)
        if what == "raised":
            at_risk(case, aigul, "high")
        elif what == "reviewed":
            reviewed(case, aigul, risk="high")
        elif what == "refused":
            refuse_closing(first, by=damira, words="Go there.")
        elif what == "proposed again":
            proposed(case, aigul)
        kept = rows(aigul)
        owner("delete from intake_due where owed in ('review', 'closing')")
        owner("select review_owe_all()")
        assert rows(aigul) == kept
        assert [owed for owed, *_rest in kept].count("closing") == (what != "refused")


def rows(by):
    with by.speaking():
        return sorted(Due.objects.values_list("owed", "of", "case_id", "district_id", "worker_id", "due_on"))
