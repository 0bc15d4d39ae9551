"""The pages of questions about visits, and of the calls of the month."""

from datetime import date

from django.db.models import Model
from django.urls import reverse

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.fields.forms import Form
from umai.design.parts import Link
from umai.register.child.page import FileActPage
from umai.staff.models import Role
from umai.visits.plausibility import actions, lists, sentences
from umai.visits.plausibility.forms import DecideForm, FamilyCallForm, QuestionAnswerForm
from umai.visits.plausibility.models import (
    WATCHING_ROLES,
    DrawnVisit,
    FamilyCall,
    FamilyCallResult,
    QuestionAnswer,
    QuestionResult,
    VisitQuestion,
)
from umai.visits.visit import lines
from umai.visits.visit.models import Visit


class Questions(Page):
    """Questions about own visits; for the head and the oblast also those about others."""

    look = "visits.read"
    template = "visits/signs/questions.html"

    def context(self):
        return {"groups": lists.groups_of(self.by), "watches": self.by.role in WATCHING_ROLES}


class AnswerOrDecide(FileActPage):
    """One question: what was noticed, the answer of the worker who went, and what was decided.

    The worker who went answers; the head or the oblast decides.
    """

    act = actions.answer_question
    of = VisitQuestion
    related = ("worker", "case")
    look = "visits.read"
    makes: type[Model] | None = QuestionAnswer
    form_class: type[Form] | None = QuestionAnswerForm
    template = "visits/signs/question.html"

    def find(self):
        question = super().find()
        self.own = question.worker_id == self.by.pk
        if not self.own:
            self.act = actions.decide_question  # type: ignore[misc]  # this page has two acts
            self.makes, self.form_class = None, DecideForm
        return question

    def make_form(self):
        return super().make_form() if may_do(self.by, self.act.act, self.record) else None

    def form_options(self):
        return {} if self.own else {"last": self.by.role == Role.OBLAST_SUPERVISOR}

    def context(self):
        question = self.record
        shows_form = self.form and (self.own or self.form.is_bound or may_decide_now(question, self.by))
        visit = Visit.objects.select_related("worker", "recorded_by").get(line=question.line)
        return {
            "question": question,
            "own": self.own,
            "form": self.form if shows_form else None,
            "noticed": sentences.sign_sentence(question),
            "reasons": sentences.reasons(question),
            "others": lists.other_visits(question, self.by),
            "case": question.case,
            "rows": lines.rows_of(visit),
            "answers": sentences.answer_rows(question),
            "decisions": sentences.decision_rows(question),
            "again": any(each.result == QuestionResult.VISIT_AGAIN for each in question.decisions.all()),
        }


def may_decide_now(row, by):
    """Whether this worker may decide about this question now, so that the form is shown."""
    if (
        row.worker_id == by.pk
        or not may_do(by, "visits.decide_question", row)
        or not actions.may_be_decided(row)
    ):
        return False
    results = {each.result for each in row.decisions.all()}
    if results - {QuestionResult.TO_OBLAST}:
        return False
    if by.role == Role.OBLAST_SUPERVISOR:
        return bool(results) or actions.is_of_a_head(row)
    return not results


class FamiliesToCall(Page):
    """The visits of a month that were drawn at random for a call to the family."""

    look = "visits.record_callback"
    template = "visits/signs/callbacks.html"

    def context(self):
        months = lists.months_drawn(self.by)
        month = chosen_month(self.request.GET.get("month", ""), months)
        tasks, done = lists.calls_of(self.by, month) if month else ([], 0)
        url = reverse("visits:callbacks")
        links = [(each, Link(f"{each:%m.%Y}", f"{url}?month={each}", each == month)) for each in months]
        return {"month": month, "tasks": tasks, "done": done, "months": links}


def chosen_month(text, months):
    """The month that the address names, if visits of it were drawn; else the newest."""
    try:
        month = date.fromisoformat(text)
    except ValueError:
        month = None
    return month if month in months else next(iter(months), None)


class RecordFamilyCall(FileActPage):
    """Write down one call: what is written of the visit, what to ask, and what the family said."""

    act = actions.record_family_call
    of = DrawnVisit
    related = ("worker", "case", "visit")
    makes = FamilyCall
    form_class = FamilyCallForm
    template = "visits/signs/callback.html"

    def context(self):
        row, own = self.record, self.record.worker_id == self.by.pk
        done = any(each.result != FamilyCallResult.NOT_REACHED for each in row.calls.all())
        return {
            "draw": row,
            "case": row.case,
            "visit": row.visit,
            "calls": sentences.call_rows(row),
            "form": None if (done or own) and not self.form.is_bound else self.form,
            "own": own,
        }

    def destination(self, call):
        return f"{reverse('visits:callbacks')}?month={self.record.month}"
