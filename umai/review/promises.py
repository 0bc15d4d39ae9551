"""What was promised to a child and what became of it: the plan's measures, the referrals, the last visit.

Whoever calls has consulted the case's record, so the look is on the trail already.
"""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import in_words
from umai.law.terms.clock import BISHKEK, day_of
from umai.planning.draft.reading import ENDED
from umai.planning.models import Edition
from umai.planning.reading import measures_of
from umai.planning.reading import of_case as plans_of
from umai.referrals.models import AnswerKind, Referral
from umai.visits.models import Visit

OVER = {AnswerKind.REFUSED, AnswerKind.DONE, AnswerKind.NOT_DONE}


class Promise(NamedTuple):
    """Something that somebody is to do for the child by a day. `key` names it in later rows.

    `url` is where it is written down what became of it.
    """

    key: str
    what: str
    who: str
    due_on: date | None
    state: str  # in words
    done: bool
    url: str

    def kept(self):
        """What a review or a proposal keeps of it, as it stands now."""
        due_on = self.due_on.isoformat() if self.due_on else ""
        return {"what": self.what, "who": self.who, "due_on": due_on, "state": self.state}


class Seen(NamedTuple):
    """The visit at which somebody saw the child at home: its line and its day."""

    line: UUID
    on: date


def measures(case, by) -> list[Promise]:
    """The measures of both plans as they stand, with what became of each, the earliest due first.

    With those that were approved and struck out of a draft which nobody approved: they are promised still.
    """
    rows = sorted(measures_of(case, by), key=lambda one: one.measure.due_on)
    return [*(_measure(case, one) for one in rows), *_struck(case, by, {one.measure.line for one in rows})]


def referrals(case, by) -> list[Promise]:
    """What other bodies were asked in this case, with what they answered, the earliest due first."""
    rows = Referral.objects.within_reach_of(by).filter(case=case).select_related("service", "to_office")
    return [_referral(row) for row in rows.prefetch_related("answers").order_by("due_on", "recorded_at")]


def still_open(case, by) -> list[Promise]:
    """What was promised and is not done: measures that did not end, referrals without their last answer."""
    return [one for one in (*measures(case, by), *referrals(case, by)) if not one.done]


def seen_since(day: date, case, by) -> Seen | None:
    """The latest visit from this day on at which the child was seen at home, or None."""
    found = Visit.objects.within_reach_of(by).filter(
        case=case, made=True, seen=True, place="", at__gte=datetime.combine(day, time.min, tzinfo=BISHKEK)
    )
    row = found.order_by("-at").values_list("line", "at").first()
    return Seen(row[0], day_of(row[1])) if row else None


def edition_in_force(case, by) -> Edition | None:
    """The child's plan that is in force; where none was approved, the last one that was handed in."""
    standing = plans_of(case, by).child
    return standing.in_force or standing.edition


def _measure(case, one):
    row, progress = one.measure, one.done.progress
    state = _("Not begun yet")
    if progress is not None:
        state = f"{capfirst(progress.get_kind_display())}, {in_words(progress.happened_on)}"
        state = f"{state}. {progress.words}" if progress.words else state
    elif one.done.begun_on:
        state = _("Begun on %(day)s") % {"day": in_words(one.done.begun_on)}
    who = ", ".join(filter(None, [row.bodies(), row.people()]))
    return Promise(
        f"measure_{row.line.hex}",
        f"{capfirst(row.get_kind_display())}: {row.words}",
        who,
        row.due_on,
        state,
        one.done.ended,
        reverse("planning:progress", args=[case.pk, one.kind, row.line]),
    )


def _struck(case, by, lines):
    """Measures of the plans in force whose lines stand in no draft any more and that had not ended."""
    for standing in plans_of(case, by):
        if standing.in_force is None:
            continue
        for one in standing.in_force.text["measures"]:
            ended = (one["progress"] or {}).get("kind") in ENDED
            if UUID(one["line"]) not in lines and not ended:
                yield Promise(
                    f"measure_{UUID(one['line']).hex}",
                    one["words"],
                    one["person"],
                    date.fromisoformat(one["due_on"]),
                    _("Not begun yet"),
                    False,
                    standing.in_force.get_absolute_url(),
                )


def _referral(row):
    answers = sorted(row.answers.all(), key=lambda answer: answer.recorded_at)
    withdrawal = getattr(row, "withdrawal", None)
    if withdrawal is not None:
        state = _("Taken back")
    elif answers:
        state = f"{capfirst(answers[-1].get_kind_display())}, {in_words(answers[-1].answered_on)}"
    else:
        state = _("Not answered yet")
    done = withdrawal is not None or any(answer.kind in OVER for answer in answers)
    accepted = next((answer for answer in answers if answer.kind == AnswerKind.ACCEPTED), None)
    due_on = accepted.service_due_on if accepted else row.due_on
    return Promise(
        f"referral_{row.pk.hex}",
        str(row.service),
        str(row.to_office),
        due_on,
        state,
        done,
        row.get_absolute_url(),
    )
