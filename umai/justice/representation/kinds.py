"""The kinds of rows about who speaks for the child, and about what the child says."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.representation.forms import IndependentForm
from umai.justice.representation.models import ChildRepresentation, IndependentAsked, ViewInProceedings
from umai.justice.roster.reading import entry_of, in_words
from umai.law.justice.proceedings import independent_answer_due_on
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
    outcome, source = answers.get("outcome") or "", answers.get("asked_of") or ""
    from_roster, without_roster = (
        answers.get("entry_id"),
        is_marked("independent_sources", source, "no_roster"),
    )
    named = is_marked("independent_outcomes", outcome, "named")
    if named and not from_roster and not (answers.get("name") or "").strip():
        raise Incomplete(_("Write who was named as the independent representative. Nothing was saved."))
    not_asked = is_marked("independent_sources", source, "not_asked")
    if not_asked and (from_roster or not is_marked("independent_outcomes", outcome, "why")):
        raise Incomplete(
            _(
                "Where nobody was asked, nobody answers and nobody is named: choose why there is nobody."
                " Nothing was saved."
            )
        )
    says_why = not_asked or is_marked("independent_outcomes", outcome, "why")
    if says_why and not without_roster and not (answers.get("reason") or "").strip():
        raise Incomplete(_("Write why there is no independent representative. Nothing was saved."))


def with_its_marks(incident, answers, by):
    """What follows from the answers: whom of the roster it names, what is owed and until when."""
    outcome, entry = answers.get("outcome") or "", entry_of(answers.get("entry_id"))
    waits = is_marked("independent_outcomes", outcome, "waits")
    named = is_marked("independent_outcomes", outcome, "named")
    name = (answers.get("name") or "").strip()
    return {
        "entry_id": answers.get("entry_id"),
        "name": entry.name if entry and named and not name else name,
        "waits": waits,
        "named": named,
        "no_roster": is_marked("independent_sources", answers.get("asked_of") or "", "no_roster"),
        "due_on": independent_answer_due_on(answers["happened_on"]) if waits else None,
    }


ROSTER_REFUSALS = {  # what the database refuses of an asking
    "independent_of_territory": lambda: Incomplete(
        _("This one of the roster does not serve the child's district. Nothing was saved. Choose another.")
    ),
    "independent_asked_in_time": lambda: Incomplete(
        _(
            "This one of the roster could not be asked on that day. Nothing was saved. Choose another, or"
            " check the day."
        )
    ),
    "independent_without_roster": lambda: Incomplete(
        _("Somebody is on the roster for this district. Nothing was saved. Ask there, or write why not.")
    ),
    "independent_of_roster": lambda: Incomplete(
        _("Choose one of the answers on the page. Nothing was saved.")
    ),
}


def asked_lines(row, by):
    """Who of the roster was asked, as the roster says it now, and until when the answer is owed."""
    entry = entry_of(row.entry_id)
    said = [SummaryRow(_("Who of the roster"), in_words(entry))] if entry else []
    if row.due_on:
        said.append(SummaryRow(_("Answer owed until"), date_in_words(row.due_on)))
    return said


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
    unasked=("entry", "waits", "named", "no_roster", "due_on"),
    form=IndependentForm,
    refusals=ROSTER_REFUSALS,
    check=require_named_or_why,
    derived=with_its_marks,
    lines=asked_lines,
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
