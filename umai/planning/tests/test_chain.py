"""The way of a plan: handed in by one, submitted by another, agreed, approved, sent back, and who may."""

import uuid

import pytest

from umai.access.requirements import ImpossibleTime, Incomplete, NeedsAnotherPerson, NotTheLatest
from umai.intake.cases.actions import CaseClosed
from umai.intake.models import Stop
from umai.law.terms import plans as law
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.editions import steps
from umai.planning.editions.codes import code_of
from umai.planning.models import PlanEdition, PlanStep
from umai.planning.reading import plans_of
from umai.planning.tests.conftest import PLACEMENT, ahead, last_entry, make_case, measure, wall, write_out
from umai.planning.tests.test_draft import close
from umai.refusal import NotPermitted

PAPER = {"paper_number": "14-7", "decided_by": "Маматова Сабира, secretary"}


def test_handing_in_freezes_the_draft_with_its_code(finished, aigul):
    edition = chain.hand_in_plan(finished, by=aigul)
    assert last_entry() == ("planning.hand_in", "done")
    with aigul.speaking():
        kept = PlanEdition.objects.get()
    assert (kept.number, kept.handed_in_on, kept.code) == (1, today(), code_of(kept.text))
    assert kept.text == edition.text and kept.text["child"]["name"] == "Асанов Нурбек"
    assert kept.text["placement"]["words"] == PLACEMENT["words"]


def test_submitting_stops_the_ten_days_and_the_family_s_plan_no_clock(case, aigul, erlan, edition):
    family = actions.begin_plan(case, by=aigul, kind="family")
    write_out(family, aigul)
    chain.submit_plan(chain.hand_in_plan(family, by=aigul), by=erlan, on=today())
    with erlan.speaking():
        assert not Stop.objects.exists()
    chain.submit_plan(edition, by=erlan, on=today())
    assert last_entry() == ("planning.submit", "done")
    with erlan.speaking():
        stop, step = Stop.objects.get(), PlanStep.objects.get(edition=edition)
    assert (stop.case_id, stop.stopped_on, stop.is_late) == (case.pk, today(), False)
    assert step.due_on == law.agreement_due_on(today()) and not step.is_late


def test_the_commission_agrees_and_the_administration_approves(submitted, sabira, kanykei):
    chain.agree_to_plan(submitted, by=sabira, on=today(), paper_number="14")
    assert last_entry() == ("planning.agree", "done")
    chain.approve_plan(submitted, by=kanykei, on=today())
    assert last_entry() == ("planning.approve", "done")
    with kanykei.speaking():
        kinds = set(PlanStep.objects.values_list("kind", flat=True))
        assert kinds == {"submitted", "agreed", "approved"}
        assert not PlanStep.objects.filter(on_paper=True).exists()


def test_the_department_enters_what_came_on_paper(submitted, damira):
    said = ("14-7", PAPER["decided_by"], damira.pk)
    for act, kind in ((chain.agree_to_plan, "agreed"), (chain.approve_plan, "approved")):
        with pytest.raises(Incomplete):
            act(submitted, by=damira, on=today())
        act(submitted, by=damira, on=today(), paper_on=today(), **PAPER)
        with damira.speaking():
            row = PlanStep.objects.get(on_paper=True, kind=kind)
        assert (row.paper_number, row.decided_by, row.recorded_by_id) == said, kind


STEPS = (
    (chain.submit_plan, "erlan", ("aigul", "azamat", "farida", "cholpon", "kanykei", "sabira")),
    (chain.send_plan_back, "sabira", ("aigul", "bakyt", "cholpon", "farida", "jyldyz")),
    (chain.agree_to_plan, "sabira", ("aigul", "kanykei", "bakyt", "cholpon", "farida")),
    (chain.approve_plan, "kanykei", ("aigul", "sabira", "bakyt", "cholpon", "farida")),
)
"""The act, who does it, and who may not; a plan is sent back in place of the second step."""


def test_each_step_is_of_its_own_body_and_nobody_says_when_it_is_due_or_was_recorded(edition, request):
    said = {"on": today(), "words": "Because."}
    for act, worker, others in STEPS:
        for who in others:
            with pytest.raises(NotPermitted):
                act(edition, by=request.getfixturevalue(who), **said)
            assert last_entry() == (act.act, "refused"), who
        by = request.getfixturevalue(worker)
        for column in ({"due_on": ahead(900)}, {"was_due": ahead(900)}, {"recorded_at": today()}):
            with pytest.raises(TypeError):
                act(edition, by=by, **said, **column)
        if act is not chain.send_plan_back:
            act(edition, by=by, on=today())


def test_neither_the_commission_of_another_district_nor_a_walled_secretary_agrees(
    submitted, secretary_elsewhere, child, sabira
):
    with pytest.raises(NotPermitted):
        chain.agree_to_plan(submitted, by=secretary_elsewhere, on=today())
    wall(sabira, child)
    with pytest.raises(NotPermitted):
        chain.agree_to_plan(submitted, by=sabira, on=today())


def test_who_handed_in_says_why_nobody_else_submits(finished, erlan):
    edition = chain.hand_in_plan(finished, by=erlan)
    with pytest.raises(NeedsAnotherPerson):
        chain.submit_plan(edition, by=erlan, on=today())
    chain.submit_plan(edition, by=erlan, on=today(), words="The head is on leave until Monday.")
    with erlan.speaking():
        assert PlanStep.objects.get().words == "The head is on leave until Monday."


class TestHandingIn:
    """What keeps a draft from being handed in is said, all of it at once."""

    def wanting(self, plan, by):
        with pytest.raises(chain.DraftUnfinished) as refused:
            chain.hand_in_plan(plan, by=by)
        assert refused.value.missing and last_entry() == ("planning.hand_in", "refused")
        return refused.value.missing

    def test_an_empty_draft_or_one_without_a_placement(self, plan, aigul):
        assert len(self.wanting(plan, aigul)) == 2  # no measure, no placement
        measure(plan, aigul)
        assert len(self.wanting(plan, aigul)) == 1

    def test_a_measure_for_which_nobody_answers(self, finished, aigul):
        measure(finished, aigul, person_words="", words="Somebody should look.")
        (sentence,) = self.wanting(finished, aigul)
        assert "Somebody should look." in sentence

    def test_a_day_that_is_over_but_neither_today_nor_one_on_which_it_was_begun(self, finished, aigul):
        measure(finished, aigul, due_on=today())
        row = measure(finished, aigul, due_on=ahead(-1))
        assert len(self.wanting(finished, aigul)) == 1
        actions.record_progress(row, by=aigul, id=uuid.uuid4(), kind="begun", on=today(), words="")
        chain.hand_in_plan(finished, by=aigul)


def test_nothing_changed_or_progress_alone_is_not_handed_in_again(finished, edition, aigul):
    with pytest.raises(chain.NothingChanged):
        chain.hand_in_plan(finished, by=aigul)
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    actions.record_progress(done.measure, by=aigul, id=uuid.uuid4(), kind="begun", on=today(), words="")
    with pytest.raises(chain.NothingChanged):
        chain.hand_in_plan(finished, by=aigul)


def test_what_is_submitted_is_not_handed_in_over_it(finished, submitted, aigul, erlan):
    measure(finished, aigul)
    with pytest.raises(chain.AlreadySubmitted):
        chain.hand_in_plan(finished, by=aigul)
    chain.send_plan_back(submitted, by=erlan, on=today(), words="We take it back: he lives elsewhere now.")
    with pytest.raises(Incomplete):
        chain.hand_in_plan(finished, by=aigul)
    assert chain.hand_in_plan(finished, by=aigul, why="He lives with the aunt now.").number == 2


def test_sending_back_needs_reasons_and_the_same_is_handed_in_again_with_an_answer(
    submitted, sabira, finished, aigul
):
    with pytest.raises(Incomplete):
        chain.send_plan_back(submitted, by=sabira, on=today(), words=" ")
    chain.send_plan_back(submitted, by=sabira, on=today(), words="Who pays for the doctor?")
    assert last_entry() == ("planning.send_back", "done")
    with sabira.speaking():
        assert PlanStep.objects.get(kind="returned").due_on == law.resubmission_due_on(today())
    assert chain.hand_in_plan(finished, by=aigul, why="Nobody: the feldsher is free.").number == 2


def test_another_body_s_turn_is_not_taken(submitted, agreed, sabira):
    with pytest.raises(steps.NotTheirTurn):
        chain.send_plan_back(agreed, by=sabira, on=today(), words="We thought again.")


def test_no_step_is_taken_twice(approved, erlan, sabira, kanykei):
    for act, by in ((chain.submit_plan, erlan), (chain.agree_to_plan, sabira), (chain.approve_plan, kanykei)):
        with pytest.raises(steps.NotTheNextStep):
            act(approved, by=by, on=today(), words="Again.")
    with pytest.raises(steps.NotTheNextStep):
        chain.send_plan_back(approved, by=erlan, on=today(), words="Too late.")


def test_an_edition_that_has_a_later_one_goes_no_further(finished, edition, aigul, erlan):
    measure(finished, aigul)
    chain.hand_in_plan(finished, by=aigul)
    with pytest.raises(NotTheLatest):
        chain.submit_plan(edition, by=erlan, on=today())


def test_an_amendment_says_why_and_the_approved_one_stays_in_force(finished, approved, aigul, erlan):
    measure(finished, aigul, words="A bed of his own.")
    with pytest.raises(Incomplete):
        chain.hand_in_plan(finished, by=aigul)
    second = chain.hand_in_plan(finished, by=aigul, why="He sleeps on the floor.")
    chain.submit_plan(second, by=erlan, on=today())
    with aigul.speaking():
        stands = plans_of(finished.case, aigul).child
    assert (stands.edition.pk, stands.stage) == (second.pk, "submitted")
    assert stands.in_force.pk == approved.pk


def test_it_is_not_submitted_on_such_a_day(edition, erlan, sabira):
    for days in (1, -4):
        with pytest.raises(ImpossibleTime):
            chain.submit_plan(edition, by=erlan, on=ahead(days))
    with pytest.raises(NotPermitted):
        chain.agree_to_plan(edition, by=sabira, on=today())


def test_the_administration_waits_for_the_commission_and_no_turn_of_another_is_taken(
    submitted, sabira, kanykei
):
    with pytest.raises(ImpossibleTime):
        chain.agree_to_plan(submitted, by=sabira, on=ahead(-1))
    with pytest.raises(steps.NotTheNextStep):
        chain.approve_plan(submitted, by=kanykei, on=today())
    with pytest.raises(steps.NotTheirTurn):
        chain.send_plan_back(submitted, by=kanykei, on=today(), words="No.")


@pytest.mark.parametrize(("days", "late"), [(10, False), (11, True)])
def test_a_submission_that_is_late_is_marked_and_never_refused(child, aigul, erlan, days, late):
    plan = actions.begin_plan(make_case(child, aigul, days), by=aigul, kind="child")
    write_out(plan, aigul)
    step = chain.submit_plan(chain.hand_in_plan(plan, by=aigul), by=erlan, on=today())
    with erlan.speaking():
        assert step.is_late is late and Stop.objects.get().is_late is late


def test_a_submission_on_paper_that_is_entered_late_keeps_both_days(child, aigul, erlan):
    plan = actions.begin_plan(make_case(child, aigul, 30), by=aigul, kind="child")
    write_out(plan, aigul)
    edition = chain.hand_in_plan(plan, by=aigul)
    step = chain.submit_plan(edition, by=erlan, on=ahead(-25), on_paper=True, paper_on=today(), **PAPER)
    assert step.due_on == law.agreement_due_on(ahead(-25)) and step.is_late
    with erlan.speaking():
        assert Stop.objects.get().stopped_on == ahead(-25)


def test_nothing_is_decided_in_a_closed_case(submitted, case, aigul, damira, sabira):
    close(case, aigul, damira)
    for act in (chain.agree_to_plan, chain.send_plan_back):
        with pytest.raises(CaseClosed):
            act(submitted, by=sabira, on=today(), words="Yes.")
