"""What was promised to a child and its state: measures of the plans, referrals; and the last home visit.

Whoever calls has consulted the case's record, so the look is on the trail already.
"""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.law.terms.clock import BISHKEK, day_of
from umai.planning.draft.reading import ENDED_KINDS
from umai.planning.models import PlanEdition
from umai.planning.reading import measures_of, plans_of
from umai.referrals.models import AnswerKind, Referral
from umai.visits.models import Visit

FINAL_ANSWERS = {AnswerKind.REFUSED, AnswerKind.DONE, AnswerKind.NOT_DONE}


class Promise(NamedTuple):
    """Something that somebody is to do for the child by a day. `key` names it in later rows.

    `url` is the page on which its progress is recorded.
    """

    key: str
    what: str
    who: str
    due_on: date | None
    state: str  # in words
    done: bool
    url: str

    def as_stored(self):
        """The promise as a review or a proposal stores it, with its state now."""
        due_on = self.due_on.isoformat() if self.due_on else ""
        return {"what": self.what, "who": self.who, "due_on": due_on, "state": self.state}


class HomeVisit(NamedTuple):
    """A visit at which somebody saw the child at home: its line and its day."""

    line: UUID
    on: date


def measure_promises(case, by) -> list[Promise]:
    """The measures of both plans with their state, the earliest due first.

    Also those of the plan in force that were struck out of a later draft: until the next approval they
    are still promised.
    """
    rows = sorted(measures_of(case, by), key=lambda one: one.measure.due_on)
    return [
        *(_measure(case, one) for one in rows),
        *_struck_measures(case, by, {one.measure.line for one in rows}),
    ]


def referral_promises(case, by) -> list[Promise]:
    """The referrals of this case with their state, the earliest due first."""
    rows = Referral.objects.within_reach_of(by).filter(case=case).select_related("service", "to_office")
    return [_referral(row) for row in rows.prefetch_related("answers").order_by("due_on", "recorded_at")]


def open_promises(case, by) -> list[Promise]:
    """The promises that are not done: measures that did not end, referrals without a final answer."""
    return [one for one in (*measure_promises(case, by), *referral_promises(case, by)) if not one.done]


def home_visit_since(day: date, case, by) -> HomeVisit | None:
    """The latest visit from this day on at which the child was seen at home, or None."""
    found = Visit.objects.within_reach_of(by).filter(
        case=case, made=True, seen=True, place="", at__gte=datetime.combine(day, time.min, tzinfo=BISHKEK)
    )
    row = found.order_by("-at").values_list("line", "at").first()
    return HomeVisit(row[0], day_of(row[1])) if row else None


def edition_in_force(case, by) -> PlanEdition | None:
    """The child's plan that is in force; where none was approved, the last one that was handed in."""
    status = plans_of(case, by).child
    return status.in_force or status.edition


def _measure(case, one):
    row, progress = one.measure, one.progress
    state = _("Not begun yet")
    if progress is not None:
        state = f"{capfirst(progress.get_kind_display())}, {date_in_words(progress.happened_on)}"
        state = f"{state}. {progress.words}" if progress.words else state
    elif one.begun_on:
        state = _("Begun on %(day)s") % {"day": date_in_words(one.begun_on)}
    who = ", ".join(filter(None, [row.bodies(), row.people()]))
    return Promise(
        f"measure_{row.line.hex}",
        f"{capfirst(row.get_kind_display())}: {row.words}",
        who,
        row.due_on,
        state,
        one.ended,
        reverse("planning:progress", args=[case.pk, one.kind, row.line]),
    )


def _struck_measures(case, by, lines):
    """Measures of the plans in force that had not ended and whose lines are not in the draft any more."""
    for status in plans_of(case, by):
        if status.in_force is None:
            continue
        for one in status.in_force.text["measures"]:
            ended = (one["progress"] or {}).get("kind") in ENDED_KINDS
            if UUID(one["line"]) not in lines and not ended:
                yield Promise(
                    f"measure_{UUID(one['line']).hex}",
                    one["words"],
                    one["person"],
                    date.fromisoformat(one["due_on"]),
                    _("Not begun yet"),
                    False,
                    status.in_force.get_absolute_url(),
                )


def _referral(row):
    answers = sorted(row.answers.all(), key=lambda answer: answer.recorded_at)
    withdrawal = getattr(row, "withdrawal", None)
    if withdrawal is not None:
        state = _("Taken back")
    elif answers:
        state = f"{capfirst(answers[-1].get_kind_display())}, {date_in_words(answers[-1].answered_on)}"
    else:
        state = _("Not answered yet")
    done = withdrawal is not None or any(answer.kind in FINAL_ANSWERS for answer in answers)
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
