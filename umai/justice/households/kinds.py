"""The kinds of rows about the other children near a suspect: the decision, and what was found."""

from django.utils.translation import gettext_lazy as _

from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow
from umai.justice.households.forms import HouseholdQuestions, ResultQuestions
from umai.justice.households.models import HouseholdDecision, HouseholdVisitResult
from umai.justice.households.reading import current_decision, names_of_children, near_children
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.line import first_id_of
from umai.law.options.choices import is_marked
from umai.register import merge_groups


def decided_before():
    return AlreadyAnswered(
        _("About this household it is decided already. Nothing was saved twice. Correct that decision.")
    )


def visit_without_police():
    return Incomplete(
        _(
            "A visit needs the day and the hour, who of the police agreed to it, and who goes. Without a"
            " visit, write where the children are, and why nobody goes. Nothing was saved."
        )
    )


def found_before():
    return AlreadyAnswered(
        _("How this child was found is written already. Nothing was saved twice. Correct that entry.")
    )


def of_another_household():
    return Incomplete(
        _("The decision is not about this child. Nothing was saved. Correct the decision, or write the name.")
    )


def require_visit_agreed(incident, answers, by):
    """A visit has its hour, and an answer without one says why."""
    visited = is_marked("household_answers", answers.get("answer") or "", "visit")
    people = [(answers.get(name) or "").strip() for name in ("agreed_with", "goes")]
    hour = answers.get("at") is not None
    if visited and not (hour and all(people)):
        raise visit_without_police()
    if not visited and (hour or any(people) or not (answers.get("words") or "").strip()):
        raise visit_without_police()


def covered_by(incident, answers, by):
    """Which household it is, and its children within reach; a later decision covers the earlier ones too."""
    home, line = answers.get("home"), first_id_of(incident)
    if home is None:
        return {"home": None, "children": []}
    near = {one.child for one in near_children(by, line) if one.home == home and one.child}
    for earlier in HouseholdDecision.ever.within_reach_of(by).filter(incident_id=line, home=home):
        near |= set(earlier.children)
    if not near:
        raise Incomplete(
            _("This household is not near the suspect any more. Choose it again. Nothing was saved.")
        )
    return {"home": home, "children": sorted(near, key=str)}


def require_covered(decision, answers, by):
    """What was found is of a child whom the decision covers, or of one in words."""
    other, named = answers.get("other_id"), (answers.get("name") or "").strip()
    if (other is None) == (not named):
        raise Incomplete(_("Choose the child, or write which child it was. Nothing was saved."))
    stands = current_decision(first_id_of(decision), by)
    if stands is None or (other and not set(stands.children) & set(merge_groups.ids_of(other, by))):
        raise of_another_household()


def covered_in_words(row, by):
    """The children whom a decision covers: without them two decisions of one incident read the same."""
    names = [name for _pk, name in names_of_children(row.children, by)]
    return [SummaryRow(_("Which children"), ", ".join(names))] if names else []


def decision_in_words(row):
    return choice_label("household_answers", row.answer)


def result_in_words(row):
    return choice_label("household_findings", row.found)


HOUSEHOLD = JusticeKind(
    model=HouseholdDecision,
    of=Incident,
    slug="household",
    title=_("The other children of one household"),
    question=_("What is done for the other children of this household?"),
    done=_("decided about the other children of a household near a suspect"),
    lists={"answer": "household_answers"},
    unasked=("home", "children"),
    hints={
        "agreed_with": _("Name and post. The police go with you, and nobody is told before."),
        "words": _("Without a visit: where the children are, who saw them there, and why nobody goes."),
    },
    form=HouseholdQuestions,
    refusals={"one_decision_a_household": decided_before, "household_visit_is_agreed": visit_without_police},
    check=require_visit_agreed,
    derived=covered_by,
    lines=covered_in_words,
    summary=decision_in_words,
    advice="justice/household",
)
HOUSEHOLD_RESULT = JusticeKind(
    model=HouseholdVisitResult,
    of=HouseholdDecision,
    slug="household_result",
    unasked=("incident",),
    title=_("How a child of the household was found"),
    question=_("How was the child found?"),
    done=_("wrote down how a child near a suspect was found"),
    lists={"found": "household_findings"},
    children=("other",),
    day=_("On which day?"),
    form=ResultQuestions,
    refusals={"child_of_household_once": found_before, "result_of_the_household": of_another_household},
    check=require_covered,
    derived=lambda decision, answers, by: {"incident_id": decision.incident_id},
    summary=result_in_words,
)
