"""The pages of questions about a law: all of them, register one, one with its result, correct it."""

from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.statistics.questions import actions
from umai.statistics.questions.forms import CorrectionForm, QuestionForm
from umai.statistics.questions.models import LawQuestion
from umai.statistics.questions.reading import find_question, question_page, questions_page


class LawQuestions(Page):
    """What was registered, the latest first, and which have a result."""

    look = "statistics.read"
    template = "statistics/questions/list.html"

    def context(self):
        found = questions_page(self.by)
        return {"questions": found, "registers": may_do(self.by, "statistics.register_question")}


class RegisterQuestion(ActPage):
    """Write down a question with all that decides its answer."""

    act = actions.register_question
    makes = LawQuestion
    form_class = QuestionForm
    template = "statistics/questions/register.html"
    message = gettext_lazy("It is registered. Nothing of it can be changed any more.")

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def destination(self, question):
        return question


class LawQuestionPage(Page):
    """A question as it was registered, and its result once that is stored."""

    look = "statistics.read"
    template = "statistics/questions/question.html"

    def find(self):
        return find_question(self.address["pk"], by=self.by)

    def context(self):
        own = self.record.office_id == self.by.office.pk
        corrects = own and may_do(self.by, "statistics.correct_question", self.record)
        return question_page(self.record, by=self.by) | {"corrects": corrects}


class CorrectQuestion(ActPage):
    """Register a question in the place of one that the own office registered wrongly."""

    act = actions.correct_question
    makes = LawQuestion
    form_class = CorrectionForm
    template = "statistics/questions/register.html"
    message = gettext_lazy("The new question stands in the place of the old one, which can still be read.")

    def find(self):
        return find_question(self.address["pk"], by=self.by)

    def permit(self):
        super().permit()
        actions.require_own(self.record, by=self.by)

    def initial(self):
        names = [name for name in self.form_class.base_fields if name not in ("id", "why")]
        return {name: getattr(self.record, name) for name in names}

    def belongs(self):
        return {"corrects_id": self.record.pk}

    def destination(self, question):
        return question

    def context(self):
        return {"old": self.record}
