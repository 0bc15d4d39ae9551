"""Every kind of step of a protection, in the order in which they are done on the spot.

A kind that is added here appears on the checklist, has a page, and is told on the timeline.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.protection.emergency import actions as emergency
from umai.protection.emergency import forms as emergency_forms
from umai.protection.emergency.models import (
    DOCTOR_DANGERS,
    Arrival,
    DangerUpdate,
    Examination,
    ExaminationOutcome,
    Removal,
    SafetyDecision,
    SafetyDecisionKind,
    TemporaryPlace,
)
from umai.protection.ending.forms import ApplicationForm, NoticeForm
from umai.protection.ending.models import CourtApplication, ProsecutorNotice
from umai.protection.kind import ProtectionStepKind
from umai.protection.people import actions as people
from umai.protection.people import forms as people_forms
from umai.protection.people.models import (
    ConflictOfInterest,
    FollowUpContact,
    OpinionOnProtection,
    SiblingSafety,
    Watch,
)


def is_removal(state):
    return state.is_removal


def is_self_harm(state):
    return state.is_self_harm


def has_danger(state):
    return state.decision is None or state.decision.decided != SafetyDecisionKind.NO_DANGER


def needs_doctor(state):
    return state.is_removal or (has_danger(state) and state.danger in DOCTOR_DANGERS)


def companions_in_words(arrival):
    bodies = [str(one.get_body_display()) for one in arrival.companions.all()]
    if not bodies:
        return gettext("nobody came along")
    return gettext("with: %(bodies)s") % {"bodies": ", ".join(bodies)}


def removal_in_words(removal):
    if not removal.number:
        return gettext("no number yet")
    return gettext("act No. %(number)s") % {"number": removal.number}


def examination_in_words(examination):
    refused = examination.outcome == ExaminationOutcome.REFUSED
    by_whom = f": {examination.get_refused_by_display()}" if refused else ""
    return f"{examination.get_outcome_display()}{by_whom}"


DANGER = ProtectionStepKind(
    model=DangerUpdate,
    slug="danger",
    name="danger_update",
    title=_("The danger"),
    question=_("What is the danger?"),
    form=emergency_forms.DangerForm,
    done=_("wrote again what the danger is"),
    summary=lambda row: row.get_danger_display(),
)
ARRIVAL = ProtectionStepKind(
    model=Arrival,
    slug="going",
    name="arrival",
    title=_("Go to the child"),
    question=_("Who went to the child, and what did you see?"),
    form=emergency_forms.ArrivalForm,
    act=emergency.record_arrival,
    summary=companions_in_words,
    parts="companions",
)
DECISION = ProtectionStepKind(
    model=SafetyDecision,
    slug="decision",
    title=_("Decide on the spot"),
    question=_("What did you decide?"),
    form=emergency_forms.SafetyDecisionForm,
    act=emergency.record_decision,
    summary=lambda row: row.get_decided_display(),
)
REMOVAL = ProtectionStepKind(
    model=Removal,
    title=_("Act of removal"),
    question=_("How was the child taken to safety?"),
    form=emergency_forms.RemovalForm,
    done=_("wrote down the removal of the child"),
    summary=removal_in_words,
    wanted=is_removal,
)
PLACE = ProtectionStepKind(
    model=TemporaryPlace,
    slug="place",
    title=_("Temporary place"),
    question=_("Where is the child kept safe?"),
    form=emergency_forms.PlaceForm,
    act=emergency.record_place,
    summary=lambda row: row.get_kind_display(),
    wanted=is_removal,
)
EXAMINATION = ProtectionStepKind(
    model=Examination,
    title=_("Doctor's examination"),
    question=_("Did a doctor examine the child?"),
    form=emergency_forms.ExaminationForm,
    act=emergency.record_examination,
    summary=examination_in_words,
    wanted=needs_doctor,
)
OPINION = ProtectionStepKind(
    model=OpinionOnProtection,
    slug="view",
    name="opinion",
    title=_("The child's view"),
    question=_("What does the child say?"),
    form=people_forms.OpinionOnProtectionForm,
    done=_("wrote down what the child says about the protection"),
    summary=lambda row: row.get_heard_display(),
)
SIBLINGS = ProtectionStepKind(
    model=SiblingSafety,
    slug="siblings",
    title=_("Brothers, sisters and other children"),
    question=_("What becomes of this child?"),
    form=people_forms.SiblingForm,
    act=people.record_sibling,
    # Not the name of the other child.
    summary=lambda row: capfirst(row.get_where_display()),
    wanted=has_danger,
    repeated=True,
)
NOTICE = ProtectionStepKind(
    model=ProsecutorNotice,
    slug="notice",
    title=_("Notice to the prosecutor"),
    question=_("When and how was the prosecutor told?"),
    form=NoticeForm,
    done=_("wrote down the notice to the prosecutor"),
    summary=lambda row: row.to_whom,
    wanted=is_removal,
)
APPLICATION = ProtectionStepKind(
    model=CourtApplication,
    slug="application",
    title=_("Application to the court"),
    question=_("When was the application filed?"),
    form=ApplicationForm,
    done=_("wrote down the application to the court"),
    summary=lambda row: row.court,
    wanted=is_removal,
)
CONFLICT = ProtectionStepKind(
    model=ConflictOfInterest,
    slug="conflict",
    title=_("Who speaks for the child"),
    question=_("Can the legal representative speak for the child?"),
    form=people_forms.ConflictForm,
    act=people.record_conflict,
    summary=lambda row: row.get_interest_display(),
    wanted=has_danger,
)
WATCH = ProtectionStepKind(
    model=Watch,
    title=_("Stay with the child tonight"),
    question=_("Who stays with the child, and are the means out of reach?"),
    form=people_forms.WatchForm,
    done=_("wrote down who stays with the child"),
    summary=lambda row: row.stays,
    wanted=is_self_harm,
)
CONTACT = ProtectionStepKind(
    model=FollowUpContact,
    slug="contact",
    name="contacts",
    title=_("Contact with the child again"),
    question=_("How is the child now?"),
    form=people_forms.FollowUpContactForm,
    done=_("wrote down a contact with the child"),
    summary=lambda row: row.findings,
    wanted=is_self_harm,
    repeated=True,
)

ALL_STEPS = (
    DANGER,
    ARRIVAL,
    DECISION,
    REMOVAL,
    PLACE,
    EXAMINATION,
    OPINION,
    SIBLINGS,
    NOTICE,
    APPLICATION,
    CONFLICT,
    WATCH,
    CONTACT,
)
FIRST_AFTER_SELF_HARM = (DANGER, ARRIVAL, WATCH, EXAMINATION, DECISION, REMOVAL, PLACE, OPINION, CONTACT)
STEP_OF_NAME = {step.name: step for step in ALL_STEPS}


def steps_of(state) -> list[ProtectionStepKind]:
    """The steps that this protection asks for, and those that somebody wrote, in their order."""
    first = FIRST_AFTER_SELF_HARM if state.is_self_harm else ()
    order = [*first, *(step for step in ALL_STEPS if step not in first)]
    return [step for step in order if step.wanted(state) or state.rows_of(step)]
