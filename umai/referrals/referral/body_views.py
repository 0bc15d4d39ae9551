"""The pages of a body that is asked: what waits for its answer, and one referral with the answer."""

from django.urls import reverse

from umai.access.doors import turn_away
from umai.access.pages import ActPage
from umai.law.terms.clock import today
from umai.law.terms.referrals import serve_by
from umai.referrals.page import TabPage
from umai.referrals.referral import answers, rows
from umai.referrals.referral.forms import AnswerForm
from umai.referrals.referral.models import RECEIVERS, Answer, AnswerKind, Referral
from umai.referrals.referral.standing import most_pressing_first, standing_of, standings_of
from umai.trail.entries import About

ENDS = (AnswerKind.REFUSED, AnswerKind.DONE, AnswerKind.NOT_DONE)
OPEN, OVER = 200, 20  # how many of each a page shows


class Front(TabPage):
    """What this body was asked; for those who ask, what waits within reach."""

    look = "referrals.read"
    template = "referrals/waiting.html"

    def find(self):
        if self.by.role in RECEIVERS:
            self.look, self.template = "referrals.received.read", "referrals/received.html"

    def context(self):
        if self.by.role in RECEIVERS:
            return received(self.by)
        waiting = Referral.objects.within_reach_of(self.by).filter(case__closure=None)
        return still_open(running(waiting), self.by, "referrals.waiting")


def received(by):
    """What is open, the most pressing first, and what was answered last."""
    own, name = Referral.objects.sent_to(by), "referrals.received"
    open_ones = running(own)
    over = own.exclude(pk__in=open_ones.values("pk")).order_by("-sent_on", "-recorded_at")[:OVER]
    return still_open(open_ones, by, name) | {"over": standings_of(over, by, name)}


def running(referrals):
    """Those that still owe an answer or the service."""
    ended = Answer.objects.filter(kind__in=ENDS).values("referral_id")
    return referrals.filter(withdrawal=None).exclude(pk__in=ended).order_by("due_on", "pk")


def still_open(referrals, by, name):
    """These referrals as they stand, the most pressing first; the look is noted under this name."""
    found = most_pressing_first(standings_of(referrals[:OPEN], by, name))
    return {"standings": found, "cut": len(found) == OPEN}


class Received(ActPage):
    """What the body was told, and its answer."""

    act = answers.answer
    of = Referral
    related = ("service", "office", "agreement")
    look = "referrals.received.read"
    makes = Answer
    form_class = AnswerForm
    template = "referrals/received_one.html"

    def permit(self):
        super().permit()
        if not self.record.open_to(self.by):
            turn_away("referrals.read", About.row(self.record), by=self.by)

    def form_options(self):
        return {"accepted": self.stands().accepted is not None}

    def stands(self):
        (standing,) = standing_of([self.record], self.by)
        return standing

    def context(self):
        standing = self.stands()
        return {
            "referral": self.record,
            "standing": standing,
            "who": rows.who_is_meant(self.record),
            "sent": rows.sent(self.record),
            "answers": [rows.answer(one) for one in standing.answers],
            "usual_term": serve_by(today()),
            "from_office": self.record.office,
        }

    def destination(self, answer):
        return reverse("referrals:received_one", args=[self.record.pk])
