"""The pages of lowered risks: the list of the head, and the decision of a second person."""

from django.urls import reverse

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.intake.cases.page import CaseActPage
from umai.intake.lowering import actions, reading
from umai.intake.lowering.forms import AgreeToLoweringForm, RefuseLoweringForm
from umai.intake.lowering_models import RiskLowering
from umai.trail.entries import EntrySubject


class LoweredRisks(Page):
    """The lowered risks that wait for a second person, and those at which no head has looked."""

    look = "intake.lowered.read"
    template = "intake/lowered.html"

    def context(self):
        return {
            "lines": reading.lowered_risks(self.by),
            "may_look": may_do(self.by, "intake.look_at_lowering"),
        }


class LookAtLowering(ActPage):
    """Say that the head looked at one lowered risk, and go on with the list."""

    act = actions.look_at_lowering
    of = RiskLowering

    def destination(self, outcome):
        return reverse("intake:lowered")


class DecideLoweringPage(CaseActPage):
    """A page on which another person decides about the latest lowered risk of a case, which is `standing`."""

    def find_standing(self):
        return reading.latest_lowering_of(self.case)

    def initial(self):
        return {"lowering": self.standing and self.standing.pk}

    def respond(self):
        if self.standing is None:
            self.template = "intake/no_lowering.html"
        return self.draw() if self.standing is None else super().respond()

    def perform(self):
        """Decide about the lowered risk that the form names; one of another case is 404."""
        answers = self.answers()
        lowering = RiskLowering.objects.filter(case=self.case, pk=answers.pop("lowering")).first()
        if lowering is None:
            answer_not_found(self.act.act, EntrySubject.of_row(self.case), by=self.by)
        return self.act(lowering, by=self.by, **answers)

    def context(self):
        lowering = self.standing
        if lowering is None:
            return {}
        answer = reading.answer_of(lowering)
        return {
            "lowering": lowering,
            "rows": reading.lowering_rows(lowering),
            "answer": answer,
            "answered": reading.answer_in_words(answer) if answer else "",
            "own": lowering.recorded_by_id == self.by.pk,
            "may_agree": may_do(self.by, "intake.agree_lowering", lowering),
        }

    def destination(self, outcome):
        return self.case


class AgreeToLowering(DecideLoweringPage):
    """Show the lowered risk with its reasons, so that another person agrees or refuses."""

    act = actions.agree_to_lowering
    look = "intake.read"
    form_class = AgreeToLoweringForm
    template = "intake/agree_lowering.html"


class RefuseLowering(DecideLoweringPage):
    """Ask why the higher risk stands, and what is to be done first."""

    act = actions.refuse_lowering
    form_class = RefuseLoweringForm
    template = "intake/refuse_lowering.html"
