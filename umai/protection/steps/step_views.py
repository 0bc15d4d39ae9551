"""The pages of the steps: what was written, what to do, and one short form."""

from functools import cached_property
from typing import ClassVar

from django.urls import reverse
from django.utils import timezone

from umai.protection import guidance
from umai.protection.emergency import actions as emergency
from umai.protection.emergency.forms import (
    ArrivalForm,
    DangerForm,
    ExaminationForm,
    PlaceForm,
    RemovalForm,
    SafetyDecisionForm,
)
from umai.protection.emergency.models import (
    Arrival,
    DangerUpdate,
    Examination,
    Removal,
    SafetyDecision,
    SafetyDecisionKind,
    TemporaryPlace,
)
from umai.protection.ending import actions as ending
from umai.protection.ending.forms import ApplicationForm, NoticeForm
from umai.protection.ending.models import CourtApplication, ProsecutorNotice
from umai.protection.lines import lines_of
from umai.protection.people import actions as people
from umai.protection.people import family
from umai.protection.people.forms import ConflictForm, FollowUpContactForm, OpinionOnProtectionForm, WatchForm
from umai.protection.people.models import ConflictOfInterest, FollowUpContact, OpinionOnProtection, Watch
from umai.protection.steps import steps
from umai.protection.steps.page import ProtectionActPage
from umai.protection.steps.state import state_of
from umai.register.facts.sealed import may_see_sealed
from umai.register.fields.person import FormContext as Family
from umai.register.models import Child


class ProtectionStepPage(ProtectionActPage):
    """One step: what was written, what to do, and the form. In a closed case nothing is written."""

    step: ClassVar[steps.ChecklistStep]
    template = "protection/step.html"

    @cached_property
    def child(self):
        return Child.objects.get(pk=self.record.child_id)

    @cached_property
    def family(self):
        """The family on the register, for lists of choices."""
        return Family(self.child, self.by)

    def find_standing(self):
        self.state = state_of(self.record, self.by)  # read again after somebody else wrote
        return getattr(self.state, self.step.name)

    def expected(self):
        """What the form shows where nothing is written yet."""
        return {}

    def initial(self):
        return {} if self.standing else self.expected()

    def form_options(self):
        return {"about": self.family, "before": self.standing}

    def context(self):
        return {
            "title": self.step.question,
            "advice": guidance.advice(self.step.slug),
            "lines": lines_of(self.standing, self.family.kin),
            "back": self.record.get_absolute_url(),
        }

    def writes(self):
        return not self.closed and super().writes()


class SealedStepPage(ProtectionStepPage):
    """A step of which a part is sealed."""

    def context(self):
        sees = may_see_sealed(self.child, by=self.by)
        return super().context() | {"sealed_url": sees and reverse("casefile:sealed", args=[self.child.pk])}


class RecordDanger(ProtectionStepPage):
    """Write again what the danger is: it was wrong, or is another one by now."""

    step = steps.DANGER
    act = emergency.record_danger
    makes = DangerUpdate
    form_class = DangerForm

    def expected(self):
        begun, local = self.record, timezone.localtime(self.record.known_at)
        when = {"happened_on": local.date(), "happened_time": local.time()}
        return {"danger": begun.danger, "words": begun.words} | when


class RecordArrival(ProtectionStepPage):
    """Write who reached the child, and what was seen and heard."""

    step = steps.ARRIVAL
    act = emergency.record_arrival
    makes = Arrival
    form_class = ArrivalForm

    def expected(self):
        return {"who_went": f"{self.by.worker}, {self.by.office}"}


class Decide(ProtectionStepPage):
    """Write what was decided on the spot: first one of the four decisions, then its reasons."""

    step = steps.DECISION
    act = emergency.record_decision
    makes = SafetyDecision
    form_class = SafetyDecisionForm

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


class RecordRemoval(ProtectionStepPage):
    """Write how the child was taken to safety."""

    step = steps.REMOVAL
    act = emergency.record_removal
    makes = Removal
    form_class = RemovalForm


class RecordPlace(SealedStepPage):
    """Write where the child is kept safe."""

    step = steps.PLACE
    act = emergency.record_place
    makes = TemporaryPlace
    form_class = PlaceForm


class RecordExamination(SealedStepPage):
    """Write whether a doctor examined the child."""

    step = steps.EXAMINATION
    act = emergency.record_examination
    makes = Examination
    form_class = ExaminationForm


class RecordOpinionOnProtection(ProtectionStepPage):
    """Write what the child says about what is done."""

    step = steps.OPINION
    act = people.record_opinion
    makes = OpinionOnProtection
    form_class = OpinionOnProtectionForm


class RecordConflict(ProtectionStepPage):
    """Write whether the legal representative can speak for the child."""

    step = steps.CONFLICT
    act = people.record_conflict
    makes = ConflictOfInterest
    form_class = ConflictForm

    def expected(self):
        adult_id, interest = family.representative_of(self.state)
        return {"adult_id": adult_id, "interest": interest}


class RecordWatch(ProtectionStepPage):
    """Write who stays with a child who may harm themselves."""

    step = steps.WATCH
    act = people.record_watch
    makes = Watch
    form_class = WatchForm


class RecordContact(ProtectionStepPage):
    """Write how the child is now; each contact is a row of its own, the newest on top."""

    step = steps.CONTACT
    act = people.record_contact
    makes = FollowUpContact
    form_class = FollowUpContactForm

    def find_standing(self):
        return None

    def context(self):
        contacts = [lines_of(row, []) for row in reversed(self.state.contacts)]
        return super().context() | {"contacts": contacts}


class RecordNotice(ProtectionStepPage):
    """Write when and how the prosecutor was told."""

    step = steps.NOTICE
    act = ending.record_notice
    makes = ProsecutorNotice
    form_class = NoticeForm


class RecordApplication(ProtectionStepPage):
    """Write when the application to the court was filed."""

    step = steps.APPLICATION
    act = ending.record_application
    makes = CourtApplication
    form_class = ApplicationForm


PAGES = (
    RecordDanger,
    RecordArrival,
    Decide,
    RecordRemoval,
    RecordPlace,
    RecordExamination,
    RecordOpinionOnProtection,
    RecordConflict,
    RecordWatch,
    RecordContact,
    RecordNotice,
    RecordApplication,
)
