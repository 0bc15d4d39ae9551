"""The steps of a protection, in the order in which they are done on the spot: one table for all pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from umai.protection.ending import actions as ending
from umai.protection.ending import forms as ending_forms
from umai.protection.people import actions as people
from umai.protection.people import forms as people_forms
from umai.protection.spot import actions
from umai.protection.spot import forms as spot_forms
from umai.protection.spot.models import Decided
from umai.protection.steps.state import MANY, ONE, State
from umai.protection.steps.terms import HURT


@dataclass(frozen=True)
class Step:
    """`slug` is its name in an address, `name` where it stands in a `State`; `wanted` says whether
    this protection asks for it. What is not wanted can be written all the same."""

    slug: str
    name: str
    form: type
    act: Callable
    title: str
    question: str
    wanted: Callable[[State], bool] = lambda state: True

    @property
    def model(self):
        """The kind of row that it writes."""
        return (ONE | MANY)[self.name]


def is_danger(state):
    return state.decision is None or state.decision.decided != Decided.NO_DANGER


def needs_doctor(state):
    return state.is_removal or (is_danger(state) and state.danger in HURT)


DANGER = Step(
    "danger", "alarm", spot_forms.DangerForm, actions.record_danger, _("The danger"), _("What is the danger?")
)
GOING = Step(
    "going",
    "going",
    spot_forms.GoingForm,
    actions.record_going,
    _("Go to the child"),
    _("Who went to the child, and what did you see?"),
)
DECISION = Step(
    "decision",
    "decision",
    spot_forms.DecisionForm,
    actions.decide,
    _("Decide on the spot"),
    _("What did you decide?"),
)
REMOVAL = Step(
    "removal",
    "removal",
    spot_forms.RemovalForm,
    actions.record_removal,
    _("Act of removal"),
    _("How was the child taken to safety?"),
    lambda state: state.is_removal,
)
PLACE = Step(
    "place",
    "place",
    spot_forms.PlaceForm,
    actions.record_place,
    _("Temporary place"),
    _("Where is the child kept safe?"),
    lambda state: state.is_removal,
)
EXAMINATION = Step(
    "examination",
    "examination",
    spot_forms.ExaminationForm,
    actions.record_examination,
    _("Doctor's examination"),
    _("Did a doctor examine the child?"),
    needs_doctor,
)
VIEW = Step(
    "view",
    "view",
    people_forms.ViewForm,
    people.record_view,
    _("The child's view"),
    _("What does the child say?"),
)
SIBLINGS = Step(
    "siblings",
    "siblings",
    people_forms.SiblingForm,
    people.record_sibling,
    _("Brothers, sisters and other children"),
    _("What becomes of this child?"),
    is_danger,
)
NOTICE = Step(
    "notice",
    "notice",
    ending_forms.NoticeForm,
    ending.record_notice,
    _("Notice to the prosecutor"),
    _("When and how was the prosecutor told?"),
    lambda state: state.is_removal,
)
APPLICATION = Step(
    "application",
    "application",
    ending_forms.ApplicationForm,
    ending.record_application,
    _("Application to the court"),
    _("When was the application filed?"),
    lambda state: state.is_removal,
)
CONFLICT = Step(
    "conflict",
    "conflict",
    people_forms.ConflictForm,
    people.record_conflict,
    _("Who speaks for the child"),
    _("Can the legal representative speak for the child?"),
    is_danger,
)
WATCH = Step(
    "watch",
    "watch",
    people_forms.WatchForm,
    people.record_watch,
    _("Stay with the child tonight"),
    _("Who stays with the child, and are the means out of reach?"),
    lambda state: state.is_self_harm,
)
CONTACT = Step(
    "contact",
    "contacts",
    people_forms.ContactForm,
    people.record_contact,
    _("Contact with the child again"),
    _("How is the child now?"),
    lambda state: state.is_self_harm,
)

ORDER = (
    DANGER,
    GOING,
    DECISION,
    REMOVAL,
    PLACE,
    EXAMINATION,
    VIEW,
    SIBLINGS,
    NOTICE,
    APPLICATION,
    CONFLICT,
    WATCH,
    CONTACT,
)
ORDER_SELF_HARM = (
    DANGER,
    GOING,
    WATCH,
    EXAMINATION,
    DECISION,
    REMOVAL,
    PLACE,
    VIEW,
    CONTACT,
    SIBLINGS,
    NOTICE,
    APPLICATION,
    CONFLICT,
)
STEPS = {step.slug: step for step in ORDER}


def steps_of(state: State) -> list[Step]:
    """The steps that this protection asks for, in their order; and whatever else somebody wrote."""
    order = ORDER_SELF_HARM if state.is_self_harm else ORDER
    return [step for step in order if step.wanted(state) or getattr(state, step.name)]
