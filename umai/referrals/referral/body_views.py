"""The pages of a body that is asked: what waits for its answer, and one referral with the answer."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from umai.access.doors import consult, turn_away
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.law.terms.clock import today
from umai.law.terms.referrals import serve_by
from umai.referrals.pages import standings_of, tabs
from umai.referrals.referral import answers, rows
from umai.referrals.referral.forms import AnswerForm
from umai.referrals.referral.models import RECEIVERS, Answer, AnswerKind, Referral
from umai.referrals.referral.standing import most_pressing_first, standing_of
from umai.register.pages import attempt, posted, shown
from umai.trail.entries import About

ENDS = (AnswerKind.REFUSED, AnswerKind.DONE, AnswerKind.NOT_DONE)
OPEN, OVER = 200, 20  # how many of each a page shows


@signed_in_only
def front(request):
    """What this body was asked; for those who ask, what waits within reach."""
    by = request.by
    if by.role in RECEIVERS:
        return received(request)
    require(by, "referrals.read")
    found = Referral.objects.within_reach_of(by).filter(case__closure=None)
    waiting = lines_of(running(found), by, "referrals.waiting")
    page = {"standings": waiting, "today": today(), "tabs": tabs(request), "cut": len(waiting) == OPEN}
    return shown(request, "referrals/waiting.html", page)


def received(request):
    """What is open, the most pressing first, and what was answered last."""
    by = request.by
    require(by, "referrals.received.read")
    own = Referral.objects.sent_to(by)
    open_ones = running(own)
    over = own.exclude(pk__in=open_ones.values("pk")).order_by("-sent_on", "-recorded_at")[:OVER]
    waiting = lines_of(open_ones, by, "referrals.received")
    page = {
        "standings": waiting,
        "cut": len(waiting) == OPEN,
        "over": standings_of(over, by, "referrals.received"),
        "today": today(),
        "tabs": tabs(request),
    }
    return shown(request, "referrals/received.html", page)


def running(referrals):
    """Those that still owe an answer or the service."""
    ended = Answer.objects.filter(kind__in=ENDS).values("referral_id")
    return referrals.filter(withdrawal=None).exclude(pk__in=ended).order_by("due_on", "pk")


def lines_of(referrals, by, name):
    """These referrals as they stand, the most pressing first; the look is noted under this name."""
    return most_pressing_first(standings_of(referrals[:OPEN], by, name))


@signed_in_only
def received_one(request, pk):
    """What the body was told, and its answer."""
    by = request.by
    require(by, "referrals.received.read")
    asked_for = consult(Referral, pk, by=by, related=("service", "office", "agreement"))
    if not asked_for.open_to(by):
        turn_away("referrals.read", About.row(asked_for), by=by)
    (standing,) = standing_of([asked_for], by)
    form = AnswerForm(posted(request), accepted=standing.accepted is not None)
    if form.is_valid():
        known = Answer.objects.within_reach_of(by).filter(pk=form.cleaned_data["id"], referral=asked_for)
        done = known.first() or attempt(form, lambda: answers.answer(asked_for, by=by, **form.cleaned_data))
        if done:
            return redirect("referrals:received_one", asked_for.pk)
        (standing,) = standing_of([asked_for], by)
    page = {
        "referral": asked_for,
        "standing": standing,
        "who": rows.who_is_meant(asked_for),
        "sent": rows.sent(asked_for),
        "answers": [rows.answer(one) for one in standing.answers],
        "usual_term": serve_by(today()),
        "form": form,
        "today": today(),
        "from_office": asked_for.office,
        "title": _("Referral"),
    }
    return shown(request, "referrals/received_one.html", page, form)
