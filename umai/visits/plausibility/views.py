"""The pages of questions about visits, and of the calls of the month."""

from datetime import date

from django.urls import reverse

from umai.access.may import may
from umai.access.pages import Page
from umai.design.parts import Link
from umai.register.child.page import FileActPage
from umai.staff.models import Role
from umai.visits.plausibility import actions, lists, words
from umai.visits.plausibility.forms import AnswerForm, CallForm, DecideForm
from umai.visits.plausibility.models import WATCH, Answering, Callback, Draw, Heard, Question, Result
from umai.visits.visit import lines
from umai.visits.visit.models import Visit


class Questions(Page):
    """Questions about own visits, and for who watches those about others."""

    look = "visits.read"
    template = "visits/signs/questions.html"

    def context(self):
        return {"groups": lists.groups_of(self.by), "watches": self.by.role in WATCH}


class AnswerOrDecide(FileActPage):
    """One question: what was noticed, the answer of who went, and what was decided.

    Who went answers; of others those who watch decide.
    """

    act = actions.answer_question
    of = Question
    related = ("worker", "case")
    look = "visits.read"
    makes = Answering
    form_class = AnswerForm
    template = "visits/signs/question.html"

    def find(self):
        question = super().find()
        self.own = question.worker_id == self.by.pk
        if not self.own:
            self.act, self.makes, self.form_class = actions.decide_question, None, DecideForm
        return question

    def make_form(self):
        return super().make_form() if may(self.by, self.act.act, self.record) else None

    def form_options(self):
        return {} if self.own else {"last": self.by.role == Role.OBLAST_SUPERVISOR}

    def context(self):
        question, form = self.record, self.form
        visit = Visit.objects.filter(line=question.line).select_related("worker", "recorded_by").first()
        return {
            "question": question,
            "own": self.own,
            "form": form if form and (self.own or decides_now(question, self.by) or form.is_bound) else None,
            "noticed": words.noticed(question),
            "reasons": words.reasons(question),
            "others": lists.other_visits(question, self.by),
            "visit": visit,
            "case": question.case,
            "rows": lines.rows_of(visit) if visit else [],
            "answers": words.answer_rows(question),
            "decisions": words.decision_rows(question),
            "again": any(each.result == Result.VISIT_AGAIN for each in question.decisions.all()),
        }


def decides_now(row, by):
    """Whether this worker may decide about this question now, so that the form is shown."""
    if (
        row.worker_id == by.pk
        or not may(by, "visits.decide_question", row)
        or not actions.may_be_decided(row)
    ):
        return False
    results = {each.result for each in row.decisions.all()}
    if results - {Result.TO_OBLAST}:
        return False
    if by.role == Role.OBLAST_SUPERVISOR:
        return bool(results) or actions.is_of_a_head(row)
    return not results


class Callbacks(Page):
    """The visits of a month that were drawn at random for a call to the family."""

    look = "visits.record_callback"
    template = "visits/signs/callbacks.html"

    def context(self):
        months = lists.months_drawn(self.by)
        month = chosen(self.request.GET.get("month", ""), months)
        tasks, done = lists.calls_of(self.by, month) if month else ([], 0)
        url = reverse("visits:callbacks")
        links = [(each, Link(f"{each:%m.%Y}", f"{url}?month={each}", each == month)) for each in months]
        return {"month": month, "tasks": tasks, "done": done, "months": links}


def chosen(text, months):
    """The month that the address names, if something was drawn of it; else the newest."""
    try:
        month = date.fromisoformat(text)
    except ValueError:
        month = None
    return month if month in months else next(iter(months), None)


class RecordCallback(FileActPage):
    """One call: what the visit says, what to ask, and what the family said."""

    act = actions.record_callback
    of = Draw
    related = ("worker", "case", "visit")
    makes = Callback
    form_class = CallForm
    template = "visits/signs/callback.html"

    def context(self):
        row, own = self.record, self.record.worker_id == self.by.pk
        done = any(each.result != Heard.NOT_REACHED for each in row.calls.all())
        return {
            "draw": row,
            "case": row.case,
            "visit": row.visit,
            "calls": words.call_rows(row),
            "form": None if (done or own) and not self.form.is_bound else self.form,
            "own": own,
        }

    def destination(self, call):
        return f"{reverse('visits:callbacks')}?month={self.record.month}"
