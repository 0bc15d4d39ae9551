"""The steps of a protection, in the order in which they are done on the spot."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.protection.emergency.models import SafetyDecisionKind
from umai.protection.steps.state import ProtectionState
from umai.protection.steps.terms import DOCTOR_DANGERS


@dataclass(frozen=True)
class ChecklistStep:
    """One step of the checklist.

    `slug` is its name in an address, `name` that of its field in a `ProtectionState`; `wanted` says whether
    a protection asks for it. A step that is not wanted can be written too.
    """

    slug: str
    name: str
    title: UiText
    question: UiText
    wanted: Callable[[ProtectionState], bool] = lambda state: True


def has_danger(state):
    return state.decision is None or state.decision.decided != SafetyDecisionKind.NO_DANGER


def needs_doctor(state):
    return state.is_removal or (has_danger(state) and state.danger in DOCTOR_DANGERS)


DANGER = ChecklistStep("danger", "danger_update", _("The danger"), _("What is the danger?"))
ARRIVAL = ChecklistStep(
    "going", "arrival", _("Go to the child"), _("Who went to the child, and what did you see?")
)
DECISION = ChecklistStep("decision", "decision", _("Decide on the spot"), _("What did you decide?"))
REMOVAL = ChecklistStep(
    "removal",
    "removal",
    _("Act of removal"),
    _("How was the child taken to safety?"),
    lambda state: state.is_removal,
)
PLACE = ChecklistStep(
    "place", "place", _("Temporary place"), _("Where is the child kept safe?"), lambda state: state.is_removal
)
EXAMINATION = ChecklistStep(
    "examination",
    "examination",
    _("Doctor's examination"),
    _("Did a doctor examine the child?"),
    needs_doctor,
)
OPINION = ChecklistStep("view", "opinion", _("The child's view"), _("What does the child say?"))
SIBLINGS = ChecklistStep(
    "siblings",
    "siblings",
    _("Brothers, sisters and other children"),
    _("What becomes of this child?"),
    has_danger,
)
NOTICE = ChecklistStep(
    "notice",
    "notice",
    _("Notice to the prosecutor"),
    _("When and how was the prosecutor told?"),
    lambda state: state.is_removal,
)
APPLICATION = ChecklistStep(
    "application",
    "application",
    _("Application to the court"),
    _("When was the application filed?"),
    lambda state: state.is_removal,
)
CONFLICT = ChecklistStep(
    "conflict",
    "conflict",
    _("Who speaks for the child"),
    _("Can the legal representative speak for the child?"),
    has_danger,
)
WATCH = ChecklistStep(
    "watch",
    "watch",
    _("Stay with the child tonight"),
    _("Who stays with the child, and are the means out of reach?"),
    lambda state: state.is_self_harm,
)
CONTACT = ChecklistStep(
    "contact",
    "contacts",
    _("Contact with the child again"),
    _("How is the child now?"),
    lambda state: state.is_self_harm,
)

ORDER = (
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
ORDER_SELF_HARM = (
    DANGER,
    ARRIVAL,
    WATCH,
    EXAMINATION,
    DECISION,
    REMOVAL,
    PLACE,
    OPINION,
    CONTACT,
    SIBLINGS,
    NOTICE,
    APPLICATION,
    CONFLICT,
)
STEPS = {step.slug: step for step in ORDER}


def steps_of(state: ProtectionState) -> list[ChecklistStep]:
    """The steps that this protection asks for, and those that somebody wrote, in their order."""
    order = ORDER_SELF_HARM if state.is_self_harm else ORDER
    return [step for step in order if step.wanted(state) or getattr(state, step.name)]
