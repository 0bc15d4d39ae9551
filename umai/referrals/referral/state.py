"""The state of a referral: one definition for the list, the page, the ledger and its rows."""

from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult_list
from umai.referrals.referral.models import AnswerKind, ReferralAnswer, Withdrawal


class ReferralState(models.TextChoices):
    """The state of a referral."""

    WAITING = "waiting", _("no answer yet")
    ACCEPTED = "accepted", _("accepted, being done")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")


COLOURS = {
    ReferralState.WAITING: "yellow",
    ReferralState.ACCEPTED: "blue",
    ReferralState.DONE: "green",
    ReferralState.NOT_DONE: "red",
    ReferralState.REFUSED: "red",
    ReferralState.TAKEN_BACK: "grey",
}


class ReferralWithAnswers(NamedTuple):
    """A referral with its answers, the earliest first, and its withdrawal or None."""

    referral: Any  # a `Referral`, or only its counted columns (`CountedReferral`); the others alike
    answers: list
    withdrawal: Any

    @property
    def first(self) -> ReferralAnswer | None:
        """The first answer of the body."""
        return self.answers[0] if self.answers else None

    @property
    def accepted(self) -> ReferralAnswer | None:
        return next((answer for answer in self.answers if answer.kind == AnswerKind.ACCEPTED), None)

    @property
    def end(self) -> ReferralAnswer | None:
        """The answer that ended it: refused, done or not done."""
        return next((answer for answer in self.answers if answer.kind != AnswerKind.ACCEPTED), None)

    @property
    def state(self) -> ReferralState:
        if self.end:
            return ReferralState(self.end.kind)
        if self.withdrawal:
            return ReferralState.TAKEN_BACK
        return ReferralState.ACCEPTED if self.accepted else ReferralState.WAITING

    @property
    def colour(self) -> str:
        return COLOURS[self.state]

    @property
    def is_open(self) -> bool:
        """Whether an answer or the service is still due."""
        return self.state in (ReferralState.WAITING, ReferralState.ACCEPTED)

    @property
    def due_on(self) -> date:
        """The last day, inclusive, for the answer; once it is accepted, for the service."""
        if not self.accepted:
            return self.referral.due_on
        assert self.accepted.service_due_on is not None  # the table's constraint
        return self.accepted.service_due_on

    @property
    def done_on(self) -> date | None:
        """The day of the final answer; None while it is open."""
        return self.end.answered_on if self.end else None

    @property
    def days_to_answer(self) -> int | None:
        """Calendar days from sending to the first answer."""
        return (self.first.answered_on - self.referral.sent_on).days if self.first else None

    def unanswered_in_time(self, *, on: date) -> bool:
        """Whether the last day to answer passed without an answer; what was taken back by then needs none."""
        last = self.referral.due_on
        if self.first:
            return self.first.answered_on > last
        if self.withdrawal and self.withdrawal.withdrawn_on <= last:
            return False
        return on > last

    def term_is_over(self, *, on: date) -> bool:
        """Whether it is known if the answer came in time: the denominator of `unanswered_in_time`."""
        if self.withdrawal and not self.first and self.withdrawal.withdrawn_on <= self.referral.due_on:
            return False
        return self.first is not None or on > self.referral.due_on


def with_answers(referrals, by) -> list[ReferralWithAnswers]:
    """These referrals with their answers, in their order. Two queries for all of them."""
    ids = [referral.pk for referral in referrals]
    answers = {}
    rows = ReferralAnswer.objects.within_reach_of(by).filter(referral__in=ids).select_related("recorded_by")
    for row in rows.order_by("answered_on", "recorded_at"):
        answers.setdefault(row.referral_id, []).append(row)
    back = Withdrawal.objects.within_reach_of(by).filter(referral__in=ids).select_related("recorded_by")
    taken_back = {row.referral_id: row for row in back}
    return [ReferralWithAnswers(one, answers.get(one.pk, []), taken_back.get(one.pk)) for one in referrals]


def consult_with_answers(referrals, by, name) -> list[ReferralWithAnswers]:
    """These referrals with their answers, in their order; the trail notes the look as `name`."""

    def read(rows):
        return rows.select_related("service", "to_office")

    return with_answers(consult_list(name, referrals, by=by, read=read), by)


def most_pressing_first(standings):
    """Urgent ones first, then by the day."""
    return sorted(standings, key=lambda one: (not one.referral.urgent, one.due_on, one.referral.sent_on))
