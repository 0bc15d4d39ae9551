"""The pages of the plans, each filled in as somebody does who may."""

import uuid

from tests.act_pages import ActPageTests, FilledPage
from umai.assessment.actions import begin_assessment, record_finding
from umai.law.terms.clock import today
from umai.planning.decisions import views as deciding
from umai.planning.models import Goal, Measure, Need
from umai.planning.tests.conftest import GOAL, MEASURE, NEED, PLACEMENT, ahead, measure
from umai.planning.tests.test_pages import day
from umai.planning.writing import line_views, part_views, views

PAPER = {"paper_number": "14-7", "decided_by": "Маматова Сабира, chair"}


def row_of(model, by):
    with by.speaking():
        return model.objects.get()


def of_the_childs(case, **more):
    return {"case": case.pk, "kind": "child", **more}


def take_over(case, aigul):
    found = record_finding(
        begin_assessment(case, by=aigul), by=aigul, domain="health", worry="some", words="Coughs."
    )
    return FilledPage(by="aigul", address=of_the_childs(case), answers={"finding": str(found.pk)})


def hand_in(case, finished, approved, aigul):
    """A plan that is in force and was changed, so that the reason is asked."""
    measure(finished, aigul, words="A bed of his own.")
    return FilledPage(by="aigul", address=of_the_childs(case), answers={"why": "He sleeps on the floor."})


def need(case):
    return FilledPage(by="aigul", address=of_the_childs(case), answers={"line": str(uuid.uuid4()), **NEED})


def goal(case, finished, aigul):
    answers, serves = {"line": str(uuid.uuid4()), **GOAL}, row_of(Need, aigul).line
    return FilledPage(by="aigul", address=of_the_childs(case), answers=answers, also=f"need={serves}")


def new_measure(case, finished, aigul):
    serves = row_of(Goal, aigul)
    answers = {"line": str(uuid.uuid4()), "goal_line": str(serves.line), **MEASURE, **day("due_on", ahead(9))}
    return FilledPage(
        by="aigul", address=of_the_childs(case), answers=answers, also=f"need={serves.need_line}"
    )


def strike(case, finished, aigul):
    line = row_of(Measure, aigul).line
    return FilledPage(by="aigul", address=of_the_childs(case, what="measures", line=line))


def placement(case):
    return FilledPage(by="aigul", address={"case": case.pk}, answers=PLACEMENT)


def progress(case, finished, aigul):
    answers = {"kind": "done", "words": "She called.", **day("on", today())}
    return FilledPage(
        by="aigul", address=of_the_childs(case, line=row_of(Measure, aigul).line), answers=answers
    )


def step(edition, kind, **answers):
    return {"address": {"pk": edition.pk, "kind": kind}, "answers": day("on", today()) | answers}


def submit(edition):
    return FilledPage(by="erlan", **step(edition, "submitted", went_on_paper="no"))


def agree(submitted):
    return FilledPage(by="damira", without="kanykei", **step(submitted, "agreed", **PAPER))


def approve(agreed):
    return FilledPage(by="kanykei", without="aigul", **step(agreed, "approved"))


def send_back(submitted, sabira):
    return FilledPage(
        by="sabira", without="aigul", **step(submitted, "returned", words="Who pays for the doctor?")
    )


class TestPages(ActPageTests):
    PAGES = {
        views.DraftPage: take_over,
        views.HandIn: hand_in,
        line_views.WriteNeed: need,
        line_views.WriteGoal: goal,
        line_views.WriteMeasure: new_measure,
        line_views.StrikePlanLine: strike,
        part_views.WritePlacement: placement,
        part_views.WriteProgress: progress,
        deciding.SubmitPlan: submit,
        deciding.AgreeToPlan: agree,
        deciding.ApprovePlan: approve,
        deciding.SendPlanBack: send_back,
    }
