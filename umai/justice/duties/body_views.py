"""The pages of a body that is asked: what waits for its answer, and one question with the answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult_list
from umai.access.pages import ActPage, Page
from umai.justice.duties import actions, lines
from umai.justice.duties.forms import DutyAnswerForm
from umai.justice.duties.models import DutyAnswer, DutyQuestion
from umai.justice.duties.reading import QuestionState
from umai.trail.entries import EntrySubject

MOST_ASKED = 200  # questions on a page


class AskedOfUs(Page):
    """The questions to the reader's own body, those without an answer first. No file of a child is opened."""

    look = "justice.asked_of_us.read"
    template = "justice/asked_of_us.html"

    def context(self):
        by = self.by
        own = DutyQuestion.objects.sent_to(by).order_by("-asked_on", "pk")[:MOST_ASKED]
        found = consult_list(
            "justice.asked_of_us",
            own,
            by=by,
            read=lambda rows: rows.select_related("to_office", "place").order_by("due_on", "pk"),
        )
        with by.speaking():
            answers = {row.question_id: row for row in DutyAnswer.objects.sent_to(by)}
        states = [QuestionState(one, answers.get(one.pk), []) for one in found]
        shown = [
            lines.question_line(one) | {"url": reverse("justice:asked_of_us_one", args=[one.question.pk])}
            for one in states
        ]
        return {
            "waiting": [one for one in shown if one["waits"]],
            "answered": [one for one in shown if not one["waits"]][::-1],
        }


class AnswerQuestion(ActPage):
    """What a body is asked: which day, what, which village; and its answer in words."""

    act = actions.answer_question
    of = DutyQuestion
    related = ("to_office", "place")
    look = "justice.asked_of_us.read"
    makes = DutyAnswer
    form_class = DutyAnswerForm
    template = "justice/asked_of_us_one.html"
    message = gettext_lazy("The department reads your answer.")

    def permit(self):
        super().permit()
        if not self.record.open_to(self.by):
            answer_not_found("justice.read", EntrySubject.of_row(self.record), by=self.by)

    def context(self):
        with self.by.speaking():
            answer = DutyAnswer.objects.sent_to(self.by).filter(question=self.record).first()
        return {
            "rows": lines.question_rows(self.record),
            "clock": lines.answer_clock(self.record, answer),
            "answer": answer,
        }

    def destination(self, answer):
        return reverse("justice:asked_of_us_one", args=[self.record.pk])
