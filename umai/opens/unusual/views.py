"""The pages of questions why a file was opened."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.opens.unusual import actions, reading
from umai.opens.unusual.forms import UnusualOpenAnswerForm
from umai.opens.unusual.models import UnusualOpen


class OpenQuestions(Page):
    """The questions about people for whom the reader answers, each with its answer; or the late ones."""

    look = "opens.questions.read"
    template = "opens/questions.html"

    def context(self):
        late = "late" in self.request.GET
        return {"lines": reading.questions_page(self.by, late=late), "late": late}


class AnswerOpenQuestion(ActPage):
    """One question: what looks unusual, and the answer of who opened the file."""

    act = actions.answer_question
    look = "opens.questions.read"
    of = UnusualOpen
    form_class = UnusualOpenAnswerForm
    template = "opens/question.html"
    message = gettext_lazy("Your answer was saved.")

    def find(self):
        return reading.find_question(self.address["pk"], by=self.by)

    def permit(self):
        """`find` has asked for the right: a question is known to who opened the file and to the head."""

    def context(self):
        with self.by.speaking():
            (line,) = reading.as_lines([self.record], self.by)
        own = self.record.worker_id == self.by.pk
        return {"line": line, "own": own, "rows": reading.question_rows(line)}

    def writes(self):
        return self.record.worker_id == self.by.pk

    def destination(self, answer):
        return reverse("casefile:my_day")
