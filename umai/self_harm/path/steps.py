"""Every kind of step of a path, in the order in which they are done.

A kind that is added here appears on the checklist, has a page, and is told on the timeline.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.self_harm.path.kind import SelfHarmStepKind
from umai.self_harm.path.models import (
    CarerTold,
    MeansRemoved,
    NotAlone,
    SchoolTold,
    SpecialistCalled,
    SpecialistOutcome,
    SpokenWithChild,
)

NEVER_WHO = _("Never say who told the office, and nothing from which it can be guessed.")

TALK = SelfHarmStepKind(
    model=SpokenWithChild,
    slug="talk",
    title=_("Speak with the child"),
    question=_("Who spoke with the child, and what did it say?"),
    help=_(
        "Ask directly whether the child thinks of ending its life. Asking does not give the idea. Do not say"
        " who told the office."
    ),
    done=_("wrote down the talk with the child"),
    summary=lambda row: row.get_way_display(),
)
NOT_ALONE = SelfHarmStepKind(
    model=NotAlone,
    slug="not_alone",
    title=_("The child is not alone"),
    question=_("Who stays with the child?"),
    help=_("An adult stays beside the child, day and night, until a specialist says otherwise."),
    done=_("wrote down who stays with the child"),
    is_done=lambda row: row.somebody_stays,
    summary=lambda row: row.stays,
)
MEANS = SelfHarmStepKind(
    model=MeansRemoved,
    slug="means",
    title=_("Means out of reach"),
    question=_("What was put out of the child's reach?"),
    help=_("Medicines, farm poisons, ropes, blades, weapons: locked away, or taken out of the house."),
    done=_("wrote down whether means were taken away"),
    is_done=lambda row: row.removed,
    summary=lambda row: row.words,
)
SPECIALIST = SelfHarmStepKind(
    model=SpecialistCalled,
    slug="specialist",
    title=_("A specialist sees the child"),
    question=_("Which doctor, psychiatrist or psychologist sees the child?"),
    help=_("A diagnosis is a health detail and does not stand here: it is written among the sealed items."),
    done=_("wrote down which specialist sees the child"),
    is_done=lambda row: row.outcome == SpecialistOutcome.SEEN,
    summary=lambda row: f"{capfirst(row.get_outcome_display())}: {row.who}",
)
CARER = SelfHarmStepKind(
    model=CarerTold,
    slug="carer",
    title=_("What the carer was told"),
    question=_("What was the carer told?"),
    help=NEVER_WHO,
    done=_("wrote down what the carer was told"),
    summary=lambda row: row.words,
)
SCHOOL = SelfHarmStepKind(
    model=SchoolTold,
    slug="school",
    title=_("What the school was told"),
    question=_("What was the school told?"),
    help=NEVER_WHO,
    done=_("wrote down what the school was told"),
    summary=lambda row: row.words,
)
ALL_PATH_STEPS = (TALK, NOT_ALONE, MEANS, SPECIALIST, CARER, SCHOOL)
