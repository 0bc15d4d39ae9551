"""The kinds of rows about an incident."""

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import ReplacementReason
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.design.law.choices import choice_label
from umai.intake.cases.levels import set_risk
from umai.intake.models import Risk
from umai.justice.incidents.forms import IncidentQuestions
from umai.justice.incidents.keys import keep_suspect_keys, keep_trace
from umai.justice.incidents.models import Incident, IncidentExamination, IncidentWitness, Suspect
from umai.justice.incidents.reading import open_case_of
from umai.justice.kind import JusticeKind
from umai.law.options.choices import is_marked
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.models import Child


def named_before():
    return AlreadyAnswered(
        _(
            "This person is written down for this incident already. Nothing was saved twice. Correct"
            " that entry."
        )
    )


def require_suspect_named(incident, answers, by):
    """A suspect is somebody of the family, or has a name in words, or is not known."""
    if answers.get("adult_id") and (answers.get("name") or "").strip():
        raise Incomplete(
            _("Choose the person from the family, or write the name of somebody else. Nothing was saved.")
        )


def require_child_within_reach(incident, answers, by):
    """A witness of the register is another child than the one of the incident, and within reach."""
    other = answers.get("other_id")
    if other is None and not (answers.get("name") or "").strip():
        raise Incomplete(_("Choose the child, or write which child it was. Nothing was saved."))
    if other is not None and other in merge_groups.ids_of(incident.child_id, by):
        raise Incomplete(_("This is the child of the incident itself. Nothing was saved."))


def require_who_refused(incident, answers, by):
    """An examination that was refused says by whom."""
    refused = is_marked("examination_outcomes", answers.get("outcome") or "", "refused")
    if refused and not answers.get("refused_by"):
        raise Incomplete(_("Choose who refused the examination. Nothing was saved."))


def suspect_in_words(row):
    """What the suspect is to the child; no name, because lists and the timeline show it."""
    words = [choice_label("suspect_relations", row.relation)]
    if row.lives_with:
        words.append(gettext("lives with the child"))
    if row.had_care:
        words.append(gettext("the child was left in this person's care"))
    return ", ".join(words)


def examination_in_words(row):
    words = [choice_label("examination_kinds", row.kind), choice_label("examination_outcomes", row.outcome)]
    if row.refused_by:
        words.append(choice_label("examination_refusals", row.refused_by))
    return ": ".join(words[:2]) + (f" ({words[2]})" if words[2:] else "")


def is_sealed(incident, answers, by):
    """Whether the incident is read by few, and the case that is open when it is written."""
    child = Child.objects.get(pk=incident.child_id)
    sealed = any(is_marked("incident_kinds", code, "of_sex") for code in answers.get("kinds") or ())
    return {"sealed": sealed, "case": open_case_of(child, by)}


def require_risk(child, answers, by):
    """Where a case is open, the risk is judged anew with each incident."""
    if "risk" in answers and answers["risk"] not in Risk.values:
        raise Incomplete(_("A case is open. Choose how great the risk is now. Nothing was saved."))


def judge_risk(incident, by, *, risk="", reasons="", lowered=None):
    """Set the risk that was judged with the incident; a lower one needs its reasons, as everywhere.

    By what the incident is found when violence repeats is kept beside it.
    """
    if incident.why != ReplacementReason.STRUCK:
        keep_trace(incident, by)
    if incident.case is not None and risk:
        set_risk(incident.case, risk, reasons, on=today(), lowered=lowered)


def find_again(suspect, by):
    """Keep by what this suspect is found when violence repeats."""
    if suspect.why != ReplacementReason.STRUCK:
        keep_suspect_keys(suspect, by)


def kinds_in_words(incident):
    return ", ".join(choice_label("incident_kinds", code) for code in incident.kinds)


INCIDENT = JusticeKind(
    model=Incident,
    of=Child,
    title=_("What was done to the child"),
    question=_("What was done to the child?"),
    done=_("wrote down what was done to the child"),
    past=("known_on",),
    day=_("On which day? If it is not known, the day on which you learned of it."),
    hints={
        "words": _("What was told and seen, with the child's own words. Never who reported."),
        "known_by": _("By kind: no name of anybody who told it stands in the file."),
    },
    form=IncidentQuestions,
    derived=is_sealed,
    check=require_risk,
    after=judge_risk,
    summary=kinds_in_words,
    advice="justice/incident",
)
SUSPECT = JusticeKind(
    model=Suspect,
    of=Incident,
    title=_("Who is said to have done it"),
    question=_("Who is said to have done it?"),
    done=_("wrote down who is said to have done it"),
    who=("adult",),
    hints={
        "name": _("Only of somebody who is not in the family on the register."),
        "state": _("And which other children live there, as far as you know."),
    },
    refusals={"suspect_named_once": named_before},
    check=require_suspect_named,
    after=find_again,
    summary=suspect_in_words,
    advice="justice/suspect",
)
WITNESS = JusticeKind(
    model=IncidentWitness,
    of=Incident,
    slug="witness",
    title=_("A child who saw it"),
    question=_("Which other child saw or heard it?"),
    done=_("wrote down a child who saw it"),
    children=("other",),
    refusals={"witness_named_once": named_before},
    check=require_child_within_reach,
    summary=lambda row: capfirst(choice_label("witness_sights", row.saw)),
)
EXAMINATION = JusticeKind(
    model=IncidentExamination,
    of=Incident,
    slug="examination",
    title=_("First aid and examinations"),
    question=_("Was the child helped and examined?"),
    done=_("wrote down an examination of the child"),
    day=_("On which day?"),
    check=require_who_refused,
    summary=examination_in_words,
    advice="justice/examination",
)
