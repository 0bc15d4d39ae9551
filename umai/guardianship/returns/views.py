"""The pages of a return: receive a child from abroad, and say what becomes of a carer's paper."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.guardianship.returns import actions
from umai.guardianship.returns.forms import ReceiveForm, ReturnForm
from umai.guardianship.returns.models import ChildReturn, ReturnAnswer, ReturnOutcome
from umai.guardianship.returns.reading import papers_at_return, return_of
from umai.law.terms.clock import today
from umai.register.child.ending_page import EndingPage
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage
from umai.register.consequences.change import FactChange
from umai.register.consequences.declared import endings_of
from umai.register.consequences.family import name_of
from umai.register.consequences.questions import question_url
from umai.register.family.care import CARE
from umai.register.fields.person import FormContext
from umai.register.kinds import ABSENCE
from umai.register.models import CareArrangement, Child


class ReceiveChild(EndingPage):
    """Ask what is known of a child that came back from abroad; which care ends is shown once before."""

    act = actions.receive_child
    of = Child
    makes = ChildReturn
    form_class = ReceiveForm
    template = "guardianship/receive.html"

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    def endings(self):
        said = self.form.answers()
        who = (said["carer_id"], said["institution"])
        if not any(who):
            return []
        with self.by.speaking():
            care = CareArrangement(**actions.fields_of_care(self.record, *who, said["returned_on"]))
        return endings_of(CARE, FactChange(self.record, self.by, care))

    def context(self):
        return {"child": self.record, "reactions": self.reactions}

    def destination(self, outcome):
        return reverse("guardianship:of_child", args=[outcome.child_id])


class AnswerReturn(FileActPage):
    """Ask what becomes of a carer's paper now that a parent is back; the address names the parent."""

    act = actions.answer_return
    of = Child
    makes = ReturnAnswer
    form_class = ReturnForm
    template = "guardianship/of_care.html"

    def find(self):
        child, by = super().find(), self.by
        with by.speaking():
            self.absence = return_of(child.pk, self.address["adult"], by)
            self.who = name_of(self.address["adult"])
        if self.absence is None:
            raise Http404
        self.back_on = self.absence.holds_to or today()
        return child

    def answers(self):
        return super().answers() | {"adult_id": self.address["adult"]}

    def context(self):
        child, by = self.record, self.by
        with by.speaking():
            rows = papers_at_return(child.pk, self.back_on, by)
        file = file_of(child, by=by)
        said = {"who": self.who, "day": date_in_words(self.back_on)}
        return {
            "title": _("A parent is back"),
            "intro": _("%(who)s came back on %(day)s. Umai ends no paper by itself: the body decides.")
            % said,
            "button": _("Save"),
            "back": reverse("guardianship:of_child", args=[child.pk]),
            "shown": [CARE.words(row, file) for row in rows],
        }

    def destination(self, outcome):
        """Who takes care of the child now, where the care ended; else the page of guardianship."""
        if outcome.outcome == ReturnOutcome.ENDS:
            return question_url(outcome.child_id, CARE, ABSENCE, self.absence)
        return reverse("guardianship:of_child", args=[outcome.child_id])
