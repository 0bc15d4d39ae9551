"""What other pages read of referrals: those of a case, and the events.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import may_do
from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.law.terms.clock import today
from umai.referrals.referral.models import AnswerKind, Referral, ReferralAnswer, Withdrawal
from umai.referrals.referral.state import ReferralWithAnswers, most_pressing_first, with_answers


class CaseReferrals(NamedTuple):
    """The referrals of one case: those that are open (most pressing first) and those that are over.

    `late` counts the open ones whose day is past, `next_due_on` is the earliest day of the open ones,
    None where none is open. `url` is the list; `new_url` is "" for those who may not ask a body.
    """

    open: list[ReferralWithAnswers]
    over: list[ReferralWithAnswers]
    late: int
    next_due_on: date | None
    url: str
    new_url: str


def referrals_of(case, by) -> CaseReferrals:
    """The referrals of this case with their answers. Three queries."""
    rows = Referral.objects.within_reach_of(by).filter(case=case).select_related("service", "to_office")
    standings = with_answers(list(rows.order_by("-sent_on", "-recorded_at")), by)
    running = most_pressing_first(one for one in standings if one.is_open)
    days = [one.due_on for one in running]
    return CaseReferrals(
        running,
        [one for one in standings if not one.is_open],
        sum(day < today() for day in days),
        min(days, default=None),
        reverse("referrals:of_case", args=[case.pk]),
        reverse("referrals:choose", args=[case.pk]) if may_do(by, "referrals.refer", case) else "",
    )


def events_of(child, by):
    """What happened with the child's referrals, as `TimelineEvent`s in no order; the timeline sorts them."""
    return [*_sent(child, by), *_answers(child, by), *_taken_back(child, by)]


def _sent(child, by):
    for row in rows_of_child(Referral.objects, child, by, "service", "to_office", "reason"):
        words = row.reason.words if hasattr(row, "reason") else ""
        yield TimelineEvent(
            _("Referral sent: %(service)s") % {"service": row.service},
            at=row.recorded_at,
            who=recorder_name(row),
            text=f"{row.to_office}. {words}",
            url=row.get_absolute_url(),
            counted=count_referrals,
        )


def count_referrals(n: int) -> str:
    """So many referrals that were sent, in words."""
    return ngettext("%(n)d referral", "%(n)d referrals", n) % {"n": n}


def _answers(child, by):
    related = ("referral__service", "referral__to_office")
    for row in rows_of_child(ReferralAnswer.objects, child, by, *related):
        title = {
            AnswerKind.ACCEPTED: _("Referral accepted: %(service)s"),
            AnswerKind.REFUSED: _("Referral refused: %(service)s"),
            AnswerKind.DONE: _("Service given: %(service)s"),
            AnswerKind.NOT_DONE: _("Service not given: %(service)s"),
        }[row.kind]
        yield TimelineEvent(
            title % {"service": row.referral.service},
            on=row.answered_on,
            who=recorder_name(row),
            text=f"{row.referral.to_office}. {row.words}".strip(),
            url=row.referral.get_absolute_url(),
        )


def _taken_back(child, by):
    for row in rows_of_child(Withdrawal.objects, child, by, "referral__service"):
        yield TimelineEvent(
            _("Referral taken back: %(service)s") % {"service": row.referral.service},
            at=row.recorded_at,
            who=recorder_name(row),
            text=row.reason,
            url=row.referral.get_absolute_url(),
        )
