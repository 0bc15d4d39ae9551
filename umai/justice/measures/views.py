"""The pages of measures: what is done towards a parent or carer, and what became of the child."""

from django.urls import reverse

from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.justice.line import later_id
from umai.justice.lines import lines_of
from umai.justice.measures.kinds import MEASURE, measure_in_words
from umai.justice.measures.models import FamilyMeasure
from umai.justice.measures.outcome import outcome_after, outcome_in_words
from umai.justice.measures.register import endings_of_measure
from umai.justice.page import RecordJustice
from umai.justice.sections import correct_url
from umai.law.terms.clock import today
from umai.register.child.ending_page import EndingPage
from umai.register.child.page import FilePage
from umai.register.consequences.questions import question_url
from umai.register.kinds import CARE


class RecordMeasure(EndingPage, RecordJustice, kind=MEASURE):
    """Write down a measure; what it ends in the register is shown once before it is saved."""

    template = "justice/measures/record.html"

    def back(self):
        return reverse("justice:of_child", args=[self.record.pk])

    def endings(self):
        return endings_of_measure(self.record, self.form.answers(), self.by)

    def context(self):
        return {"rows": [], "reactions": self.reactions}

    def destination(self, measure):
        """Who takes care of the child now, where a guardian was removed; else the measure."""
        if measure.care is not None:
            return question_url(measure.child_id, CARE, CARE, measure.care)
        return measure


class ShowMeasure(FilePage):
    """One measure, and what became of the child in the months after it."""

    of = FamilyMeasure
    look = "justice.read"
    template = "justice/measures/measure.html"

    def find(self):
        return consult(FamilyMeasure, later_id(FamilyMeasure, self.address["pk"], self.by), by=self.by)

    def context(self):
        measure, by = self.record, self.by
        with by.speaking():
            outcome = outcome_after(measure, today(), by)
        return {
            "measure": measure,
            "what": measure_in_words(measure),
            "lines": lines_of(MEASURE, measure, by),
            "correct_url": correct_url(MEASURE, measure) if may_do(by, "justice.correct", measure) else "",
            "outcome": outcome_in_words(outcome),
        }
