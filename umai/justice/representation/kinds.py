"""The kinds of rows about who speaks for the child, and about what the child says."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.representation.models import ChildRepresentation, IndependentAsked, ViewInProceedings
from umai.law.options.choices import is_marked


def require_one_representative(incident, answers, by):
    """A representative is of the family or named in words, unless there is nobody."""
    named = (answers.get("name") or "").strip()
    if answers.get("adult_id") and named:
        raise Incomplete(
            _("Choose the person from the family, or write the name of somebody else. Nothing was saved.")
        )
    nobody = is_marked("representative_kinds", answers.get("role") or "", "nobody")
    if not (answers.get("adult_id") or named or nobody):
        raise Incomplete(_("Choose the person, or write who represents the child. Nothing was saved."))


def require_named_or_why(incident, answers, by):
    """Whoever was named has a name; where nobody was asked or named, it is said why."""
    outcome = answers.get("outcome") or ""
    if is_marked("independent_outcomes", outcome, "named") and not (answers.get("name") or "").strip():
        raise Incomplete(_("Write who was named as the independent representative. Nothing was saved."))
    not_asked = is_marked("independent_sources", answers.get("asked_of") or "", "not_asked")
    if (not_asked or is_marked("independent_outcomes", outcome, "why")) and not (
        answers.get("reason") or ""
    ).strip():
        raise Incomplete(_("Write why there is no independent representative. Nothing was saved."))


def require_who_heard(incident, answers, by):
    """A child that was heard was heard by somebody."""
    unheard = is_marked("view_hearings", answers.get("hearing") or "", "unheard")
    if not unheard and not (answers.get("heard_by") or "").strip():
        raise Incomplete(_("Write who heard the child. Nothing was saved."))


def independent_in_words(row):
    words = [choice_label("independent_sources", row.asked_of)]
    return ": ".join([*words, choice_label("independent_outcomes", row.outcome)])


REPRESENTATION = JusticeKind(
    model=ChildRepresentation,
    slug="representation",
    of=Incident,
    title=_("Who represents the child"),
    question=_("Who represents the child in this?"),
    done=_("wrote down who represents the child"),
    lists={"role": "representative_kinds", "conflicts": "representative_conflicts"},
    who=("adult",),
    hints={
        "name": _("Only of somebody who is not in the family on the register."),
        "conflicts": _("What the register knows by itself is added: the suspect, the same home, kin."),
    },
    check=require_one_representative,
    summary=lambda row: capfirst(choice_label("representative_kinds", row.role)),
)
INDEPENDENT = JusticeKind(
    model=IndependentAsked,
    of=Incident,
    slug="independent",
    title=_("Independent representative"),
    question=_("Who was asked for an independent representative?"),
    done=_("wrote down that an independent representative was asked for"),
    lists={"asked_of": "independent_sources", "outcome": "independent_outcomes"},
    day=_("On which day?"),
    check=require_named_or_why,
    summary=independent_in_words,
)
VIEW = JusticeKind(
    model=ViewInProceedings,
    of=Incident,
    slug="view",
    title=_("What the child says about it"),
    question=_("What does the child say about the proceedings?"),
    done=_("wrote down what the child says about the proceedings"),
    lists={"hearing": "view_hearings"},
    day=_("On which day was the child heard?"),
    hints={
        "wants": _("The child's own opinion, with its reasons. Nobody else's."),
        "representative_wants": _("Kept apart: it never stands in the place of the child's opinion."),
    },
    check=require_who_heard,
    summary=lambda row: capfirst(choice_label("view_hearings", row.hearing)),
)
