"""The pages of a case's referrals: the list, asking a body, one referral, taking it back, a letter."""

import uuid

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.documents.reading import files_of
from umai.intake.cases.levels import risk_of
from umai.intake.models import Closure, Risk
from umai.law.terms.clock import today
from umai.law.terms.referrals import answer_by
from umai.referrals.catalogue import offers
from umai.referrals.exchange import INDISPENSABLE, Field, inside, outside
from umai.referrals.pages import case_of, measure_named, measures, referral_of, shown
from umai.referrals.referral import actions, answers, contents, rows
from umai.referrals.referral.actions import ShownOtherwise
from umai.referrals.referral.forms import PaperForm, ReferForm, WithdrawForm
from umai.referrals.referral.models import Answer, Referral
from umai.referrals.referral.reading import of_case
from umai.referrals.referral.standing import standing_of
from umai.register.pages import attempt, posted


@signed_in_only
def listed(request, case):
    """The referrals of a case: open ones first, each with how it stands."""
    found = case_of(request, case)
    page = {
        "case": found,
        "referrals": of_case(found, request.by),
        "today": today(),
        "closed": Closure.objects.filter(case=found).exists(),
    }
    return shown(request, "referrals/of_case.html", page, found.child_id)


@signed_in_only
def choose(request, case):
    """Choose what is asked of whom, from the catalogue for the child's place."""
    found = case_of(request, case)
    require(request.by, "referrals.refer", found)
    page = {
        "case": found,
        "services": rows.offered(offers.offers_for(found, on=today()), municipality_id=found.municipality_id),
        "measures": measures(found, request.by),
        "measure": measure_named(request, found),
    }
    return shown(request, "referrals/choose.html", page, found.child_id)


@signed_in_only
def refer(request, case, service, office):
    """Show what would be sent, field by field; send it."""
    by, found = request.by, case_of(request, case)
    require(by, "referrals.refer", found)
    offer = offers.offer_for(found, service, office, on=today())
    if offer is None:
        raise Http404
    if offer.terms is None:
        return shown(request, "referrals/no_agreement.html", {"case": found, "offer": offer}, found.child_id)
    measure = measure_named(request, found)
    known = contents.recorded(found, by, measure=measure.words if measure else "")
    urgent_anyway = risk_of(found) == Risk.URGENT
    form = ReferForm(posted(request), terms=offer.terms, known=known, urgent_anyway=urgent_anyway)
    if form.is_valid():
        if (
            sent := Referral.objects.within_reach_of(by)
            .filter(pk=form.cleaned_data["id"], case=found)
            .first()
        ):
            return redirect(sent)  # the same form, sent twice
        sent = attempt(form, lambda: asked(found, offer, form, measure, by))
        if sent:
            return redirect(sent)
    page = {
        "case": found,
        "offer": offer,
        "measure": measure,
        "form": form,
        "certain": contents.lines_of(inside(offer.terms, {INDISPENSABLE.value: known.get(INDISPENSABLE)})),
        "kept_back": [Field(name).label for name in outside(offer.terms, Field.values)],
        "unknown": [Field(name).label for name in unknown(offer.terms, known)],
        "urgent_anyway": urgent_anyway,
        "answer_by": answer_by(today(), urgent=urgent_anyway),
        "answer_by_urgent": answer_by(today(), urgent=True),
    }
    return shown(request, "referrals/refer.html", page, found.child_id, form)


def unknown(terms, known):
    """What the agreement names and the record does not have."""
    not_recorded = (*contents.TYPED, Field.MEASURE)
    return [name for name in Field if name in terms.fields and name not in known and name not in not_recorded]


def asked(case, offer, form, measure, by):
    """Send it; when the record changed meanwhile, the page shows it as it is now."""
    try:
        return actions.refer(
            case, by=by, service=offer.service, office=offer.office, measure=measure, **form.particulars()
        )
    except ShownOtherwise:
        form.now_shown()
        raise


@signed_in_only
def referral(request, case, pk):
    """One referral: what was sent, why, what the body said, what is next."""
    by, found = request.by, case_of(request, case)
    asked_for = referral_of(request, found, pk)
    (standing,) = standing_of([asked_for], by)
    page = {
        "case": found,
        "referral": asked_for,
        "standing": standing,
        "sent": rows.sent(asked_for),
        "about": rows.about(asked_for),
        "answers": [rows.answer(one) for one in standing.answers],
        "today": today(),
        "closed": Closure.objects.filter(case=found).exists(),
        "may_withdraw": may(by, "referrals.withdraw", asked_for),
        "may_answer": may(by, "referrals.answer_on_paper", asked_for),
    }
    return shown(request, "referrals/referral.html", page, found.child_id)


@signed_in_only
def withdraw(request, case, pk):
    """Ask why, then take the referral back."""
    by, found = request.by, case_of(request, case)
    asked_for = referral_of(request, found, pk)
    require(by, "referrals.withdraw", asked_for)
    form = WithdrawForm(posted(request))
    if form.is_valid() and attempt(form, lambda: actions.withdraw(asked_for, by=by, **form.cleaned_data)):
        return redirect(asked_for)
    page = {"case": found, "referral": asked_for, "form": form}
    return shown(request, "referrals/withdraw.html", page, found.child_id, form)


@signed_in_only
def on_paper(request, case, pk):
    """Write down an answer that came by letter."""
    by, found = request.by, case_of(request, case)
    asked_for = referral_of(request, found, pk)
    require(by, "referrals.answer_on_paper", asked_for)
    (standing,) = standing_of([asked_for], by)
    files = [file for file in files_of(asked_for, by) if not file.sealed]
    form = PaperForm(
        posted(request),
        accepted=standing.accepted is not None,
        files=files,
        initial={"id": uuid.uuid4(), "answered_on": today()},
    )
    if form.is_valid():
        known = Answer.objects.within_reach_of(by).filter(pk=form.cleaned_data["id"], referral=asked_for)
        done = known.first() or attempt(
            form, lambda: answers.answer_on_paper(asked_for, by=by, **form.cleaned_data)
        )
        if done:
            return redirect(asked_for)
    attach = f"{reverse('documents:attach', args=[found.child_id])}?about=referrals.referral:{asked_for.pk}"
    page = {"case": found, "referral": asked_for, "standing": standing, "form": form, "attach_url": attach}
    return shown(request, "referrals/on_paper.html", page, found.child_id, form)
