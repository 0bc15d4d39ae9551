"""The pages of the steps: what was written, what to do, and one short form."""

from functools import cached_property
from typing import ClassVar

from django.urls import reverse

from umai.protection import guidance
from umai.protection.emergency.models import SafetyDecisionKind
from umai.protection.forms import day_and_time_of
from umai.protection.kind import ProtectionStepKind
from umai.protection.lines import lines_of
from umai.protection.people import family
from umai.protection.steps import steps
from umai.protection.steps.page import ProtectionActPage
from umai.protection.steps.state import state_of
from umai.register.facts.sealed import may_see_sealed
from umai.register.fields.person import FormContext as Family
from umai.register.models import Child


class ProtectionStepPage(ProtectionActPage):
    """One step: what was written, what to do, and the form. In a closed case nothing is written.

    A page of its own is declared as `class RecordDanger(ProtectionStepPage, step=steps.DANGER)`.
    """

    step: ClassVar[ProtectionStepKind]
    template = "protection/step.html"

    def __init_subclass__(cls, *, step: ProtectionStepKind | None = None, **kwargs):
        if step is not None:
            cls.step, cls.act, cls.makes = step, step.act, step.model
            cls.form_class = cls.__dict__.get("form_class", step.form)
        super().__init_subclass__(**kwargs)

    @cached_property
    def child(self):
        return Child.objects.get(pk=self.record.child_id)

    @cached_property
    def family(self):
        """The family on the register, for lists of choices."""
        return Family(self.child, self.by)

    def find_standing(self):
        self.state = state_of(self.record, self.by)  # read again after somebody else wrote
        return None if self.step.repeated else getattr(self.state, self.step.name, None)

    def expected(self):
        """What the form shows where nothing is written yet."""
        return {}

    def initial(self):
        anew = self.standing is None or self.step.form.goes_on_from(self.standing)
        return self.expected() if anew else {}

    def form_options(self):
        return {"about": self.family, "before": self.standing}

    def earlier_rows(self):
        """The rows written before, the last one first, of a step that is written several times."""
        return reversed(self.state.rows_of(self.step)) if self.step.repeated else ()

    def context(self):
        return {
            "title": self.step.question,
            "advice": guidance.advice(self.step.slug),
            "lines": lines_of(self.standing, self.family.kin),
            "earlier": [(self.step.title, lines_of(row, self.family.kin)) for row in self.earlier_rows()],
            "back": self.record.get_absolute_url(),
        }

    def writes(self):
        return not self.closed and super().writes()


class SealedStepPage(ProtectionStepPage):
    """A step of which a part is sealed."""

    def context(self):
        sees = may_see_sealed(self.child, by=self.by)
        return super().context() | {"sealed_url": sees and reverse("casefile:sealed", args=[self.child.pk])}


class RecordDanger(ProtectionStepPage, step=steps.DANGER):
    """Write again what the danger is: it was wrong, or is another one by now."""

    def expected(self):
        begun = self.record
        return {"danger": begun.danger, "words": begun.words} | day_and_time_of(begun.known_at)


class RecordArrival(ProtectionStepPage, step=steps.ARRIVAL):
    """Write who reached the child, and what was seen and heard."""

    def expected(self):
        return {"who_went": f"{self.by.worker}, {self.by.office}"}


class RecordDecision(ProtectionStepPage, step=steps.DECISION):
    """Write what was decided on the spot: first one of the four decisions, then its reasons."""

    def make_form(self):
        chosen = self.request.POST.get("decided") or self.request.GET.get("as")
        self.chosen = chosen if chosen in SafetyDecisionKind.values else None
        return super().make_form() if self.chosen else None

    def form_options(self):
        return super().form_options() | {"decided": self.chosen}

    def respond(self):
        if self.chosen:
            return super().respond()
        self.template = "protection/decide.html"
        return self.draw()

    def context(self):
        return super().context() | {"choices": SafetyDecisionKind.choices}


class RecordPlace(SealedStepPage, step=steps.PLACE):
    """Write where the child is kept safe."""


class RecordExamination(SealedStepPage, step=steps.EXAMINATION):
    """Write whether a doctor examined the child."""


class RecordConflict(ProtectionStepPage, step=steps.CONFLICT):
    """Write whether the legal representative can speak for the child."""

    def expected(self):
        adult_id, interest = family.representative_of(self.state)
        return {"adult_id": adult_id, "interest": interest}


def page_of(step: ProtectionStepKind) -> type[ProtectionStepPage]:
    """The page of a step that has none of its own."""
    return type(f"Record{step.model.__name__}", (ProtectionStepPage,), {}, step=step)


OF_THEIR_OWN = (RecordDanger, RecordArrival, RecordDecision, RecordPlace, RecordExamination, RecordConflict)
PAGES: dict[ProtectionStepKind, type[ProtectionStepPage]] = {page.step: page for page in OF_THEIR_OWN}
PAGES |= {step: page_of(step) for step in steps.ALL_STEPS if step not in PAGES and step is not steps.SIBLINGS}
