"""The kinds of rows about a child in conflict with the law."""

from datetime import datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.design.law.choices import choice_label
from umai.justice.conflict_with_law.models import (
    ChildDetention,
    Diversion,
    MatterOutcome,
    MatterQuestioning,
    OffenceMatter,
)
from umai.justice.kind import JusticeKind
from umai.law.options.choices import is_marked
from umai.law.terms.clock import BISHKEK
from umai.register.models import Child


def is_away(child, answers, by):
    return {"away": is_marked("conflict_kinds", answers.get("kind") or "", "away")}


def is_found(matter, answers, by):
    return {"found": is_marked("matter_outcomes", answers.get("outcome") or "", "found")}


def instant_of(on, at):
    """The instant of a day and an hour in Bishkek; None where either is missing."""
    return datetime.combine(on, at, tzinfo=BISHKEK) if on and at else None


def require_hours(matter, answers, by):
    """Who was told, was told at an hour, after the detention and not in the future."""
    detained = instant_of(answers.get("happened_on"), answers.get("detained_at"))
    for who in ("carers", "office"):
        on, at = answers.get(f"{who}_on"), answers.get(f"{who}_at")
        if bool(on) != bool(at):
            raise Incomplete(_("Write the day and the hour at which somebody was told. Nothing was saved."))
        told = instant_of(on, at)
        if told and detained and told < detained:
            raise ImpossibleTime(
                _("Somebody was told before the detention. Check the hours. Nothing was saved.")
            )
        if told and told > timezone.now():
            raise ImpossibleTime(
                _("This hour has not come yet. Check the day and the time. Nothing was saved.")
            )
    if detained and detained > timezone.now():
        raise ImpossibleTime(_("This hour has not come yet. Check the day and the time. Nothing was saved."))


def require_not_before(matter, answers, by):
    """What becomes of a matter follows it."""
    if answers["happened_on"] < matter.happened_on:
        raise ImpossibleTime(
            _("This day is before what it follows from. Check both days. Nothing was saved.")
        )


def require_consent(matter, answers, by):
    """A diversion that is agreed rests on both: the child and who represents the child."""
    require_not_before(matter, answers, by)
    agreed = is_marked("diversion_stages", answers.get("stage") or "", "agreed")
    if agreed and not (answers.get("child_agrees") and answers.get("representative_agrees")):
        raise Incomplete(
            _(
                "It is agreed only where the child and the representative both agree. Nothing was saved. Ask"
                " both, each alone, or choose that it was refused."
            )
        )


def questioning_in_words(row):
    return choice_label("interview_bodies", row.body)


def diversion_in_words(row):
    kind, stage = choice_label("diversion_kinds", row.kind), choice_label("diversion_stages", row.stage)
    return f"{capfirst(kind)}: {stage}"


MATTER = JusticeKind(
    model=OffenceMatter,
    of=Child,
    slug="matter",
    title=_("Ran away, or in conflict with the law"),
    question=_("What happened to the child?"),
    done=_("wrote down that a child ran away or is in conflict with the law"),
    lists={"kind": "conflict_kinds"},
    unasked=("away",),
    day=_("On which day? If it is not known, the day on which you learned of it."),
    hints={
        "words": _(
            "What was told, in words that blame nobody. The child is to be protected, whatever it did."
        ),
        "harm": _(
            "Who hurt the child, made it do this, or detained it roughly: write that as an incident too."
        ),
    },
    derived=is_away,
    summary=lambda row: choice_label("conflict_kinds", row.kind),
    advice="justice/matter",
)
DETENTION = JusticeKind(
    model=ChildDetention,
    of=OffenceMatter,
    slug="detention",
    title=_("The child was detained"),
    question=_("Who detained the child, and who was told when?"),
    done=_("wrote down that a child was detained"),
    day=_("On which day was the child detained?"),
    past=("carers_on", "office_on"),
    check=require_hours,
    summary=lambda row: row.body,
    advice="justice/detention",
)
QUESTIONING = JusticeKind(
    model=MatterQuestioning,
    of=OffenceMatter,
    slug="questioning",
    title=_("The child was questioned"),
    question=_("Who questioned the child, and who was there?"),
    done=_("wrote down that a child in conflict with the law was questioned"),
    lists={"body": "interview_bodies", "presence": "interview_presence"},
    day=_("On which day?"),
    check=require_not_before,
    summary=questioning_in_words,
)
OUTCOME = JusticeKind(
    model=MatterOutcome,
    of=OffenceMatter,
    slug="outcome",
    title=_("What became of it"),
    question=_("What became of it: was the child found, released, placed?"),
    done=_("wrote down what became of a child who ran away or is in conflict with the law"),
    lists={"outcome": "matter_outcomes"},
    unasked=("found",),
    day=_("On which day?"),
    derived=is_found,
    check=require_not_before,
    summary=lambda row: choice_label("matter_outcomes", row.outcome),
)
DIVERSION = JusticeKind(
    model=Diversion,
    of=OffenceMatter,
    slug="diversion",
    title=_("Led away from criminal proceedings"),
    question=_("How is the child led away from criminal proceedings?"),
    done=_("wrote down how a child is led away from criminal proceedings"),
    lists={"kind": "diversion_kinds", "stage": "diversion_stages"},
    day=_("On which day?"),
    check=require_consent,
    summary=diversion_in_words,
)
ABOUT_A_MATTER = (DETENTION, QUESTIONING, OUTCOME, DIVERSION)
