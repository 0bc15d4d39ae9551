"""The kinds of rows by which an incident is found not to have happened as it was told."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    AlreadyAnswered,
    Incomplete,
    NeedsAnotherPerson,
    NotTheLatest,
    SomethingCame,
)
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.unfounded.models import UnfoundedAnswer, UnfoundedProposal
from umai.machine.cluster.functions import fetch_value


def needs_another():
    return NeedsAnotherPerson(
        _(
            "Another person has to agree: a head, or the oblast, and never whoever proposed it. Nothing was"
            " changed."
        )
    )


def something_came():
    return SomethingCame(
        _(
            "After this was proposed the incident or a suspect was written anew. Nothing was changed. Read"
            " it, and have it proposed once more."
        )
    )


def was_answered():
    return AlreadyAnswered(
        _("This was answered already. Nothing was changed. Strike that answer out first, if it is wrong.")
    )


def stands_no_more():
    return NotTheLatest(_("This proposal does not stand any more. Nothing was changed. Open the incident."))


def require_yes_or_no(proposal, answers, by):
    if answers.get("agreed") is None:
        raise Incomplete(_("Choose whether it happened. Nothing was saved."))


def let_fall(answer, by, **_more):
    """End the signals of other offices on which nobody acted yet, where the incident is unfounded now."""
    if answer.agreed and answer.why != ReplacementReason.STRUCK:
        sentence = gettext(
            "The office that told of this child found, by two persons, that the incident near the child did"
            " not happen. Nobody here had acted on this report yet."
        )
        fetch_value("select justice_fall(%s, %s)", [answer.pk, sentence])


def ground_in_words(row):
    return choice_label("unfounded_grounds", row.ground)


def answer_in_words(row):
    return gettext("it did not happen as it was told") if row.agreed else gettext("it stands")


UNFOUNDED = JusticeKind(
    model=UnfoundedProposal,
    of=Incident,
    slug="unfounded",
    title=_("Proposed: it did not happen as it was told"),
    question=_("Why did it not happen as it was told?"),
    done=_("proposed that an incident did not happen"),
    lists={"ground": "unfounded_grounds"},
    hints={
        "ground": _("That people made it up with each other, or a complaint was withdrawn, is no ground."),
        "words": _("Who was asked and by whom, what a doctor says, what the child says."),
    },
    refusals={"unfounded_is_answered": was_answered},
    summary=ground_in_words,
)
UNFOUNDED_ANSWER = JusticeKind(
    model=UnfoundedAnswer,
    of=UnfoundedProposal,
    slug="unfounded_answer",
    unasked=("incident",),
    title=_("Answer: whether it happened"),
    question=_("Did it not happen as it was told?"),
    done=_("answered whether an incident happened"),
    hints={
        "agreed": _(
            "Yes: it counts and alarms no more. Nothing is deleted, and a struck answer brings it back."
        )
    },
    refusals={
        "unfounded_by_two": needs_another,
        "unfounded_latest": something_came,
        "unfounded_proposal_stands": stands_no_more,
        "one_unfounded_answer": was_answered,
    },
    check=require_yes_or_no,
    derived=lambda proposal, answers, by: {"incident_id": proposal.incident_id},
    after=let_fall,
    summary=answer_in_words,
    only_once=True,
)
