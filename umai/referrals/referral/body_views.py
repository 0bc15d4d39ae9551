"""The pages of a body that is asked: what waits for its answer, and one referral with the answer."""

from django.urls import reverse

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage
from umai.law.terms.clock import today
from umai.law.terms.referrals import referral_service_due_on
from umai.referrals.page import TabPage
from umai.referrals.referral import answers, rows
from umai.referrals.referral.forms import ReferralAnswerForm
from umai.referrals.referral.models import RECEIVER_ROLES, AnswerKind, Referral, ReferralAnswer
from umai.referrals.referral.state import consult_with_answers, most_pressing_first, with_answers
from umai.trail.entries import EntrySubject

FINAL_KINDS = (AnswerKind.REFUSED, AnswerKind.DONE, AnswerKind.NOT_DONE)
MAX_OPEN, MAX_OVER = 200, 20  # on one page


class ReferralsFront(TabPage):
    """For a body, the referrals sent to it; for those who send, the open ones within reach."""

    look = "referrals.read"
    template = "referrals/waiting.html"

    def find(self):
        if self.by.role in RECEIVER_ROLES:
            self.look, self.template = "referrals.received.read", "referrals/received.html"

    def context(self):
        if self.by.role in RECEIVER_ROLES:
            return received_context(self.by)
        waiting = Referral.objects.within_reach_of(self.by).filter(case__closure=None)
        return open_context(open_referrals(waiting), self.by, "referrals.waiting")


def received_context(by):
    """The open referrals to this body, the most pressing first, and the latest that are over."""
    own, name = Referral.objects.sent_to(by), "referrals.received"
    open_ones = open_referrals(own)
    over = own.exclude(pk__in=open_ones.values("pk")).order_by("-sent_on", "-recorded_at")[:MAX_OVER]
    return open_context(open_ones, by, name) | {"over": consult_with_answers(over, by, name)}


def open_referrals(referrals):
    """Those of these referrals that wait for an answer or the service."""
    ended = ReferralAnswer.objects.filter(kind__in=FINAL_KINDS).values("referral_id")
    return referrals.filter(withdrawal=None).exclude(pk__in=ended).order_by("due_on", "pk")


def open_context(referrals, by, name):
    """These referrals with their answers, the most pressing first; the trail notes the look as `name`."""
    found = most_pressing_first(consult_with_answers(referrals[:MAX_OPEN], by, name))
    return {"standings": found, "cut": len(found) == MAX_OPEN}


class ReceivedReferral(ActPage):
    """One referral as it was sent to the body, and its answer."""

    act = answers.answer_referral
    of = Referral
    related = ("service", "office", "agreement")
    look = "referrals.received.read"
    makes = ReferralAnswer
    form_class = ReferralAnswerForm
    template = "referrals/received_one.html"

    def permit(self):
        super().permit()
        if not self.record.open_to(self.by):
            answer_not_found("referrals.read", EntrySubject.of_row(self.record), by=self.by)

    def form_options(self):
        return {"accepted": self.stands().accepted is not None}

    def stands(self):
        (standing,) = with_answers([self.record], self.by)
        return standing

    def context(self):
        standing = self.stands()
        return {
            "referral": self.record,
            "standing": standing,
            "who": rows.child_bar(self.record),
            "sent": rows.sent_rows(self.record),
            "answers": [rows.answer_rows(one) for one in standing.answers],
            "usual_term": referral_service_due_on(today()),
            "from_office": self.record.office,
        }

    def destination(self, answer):
        return reverse("referrals:received_one", args=[self.record.pk])
