"""The pages at the end of a case: propose to close it, and decide about that."""

import uuid

from django.shortcuts import redirect

from umai.access.doors import AlreadyReplaced, consult, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake.cases.closing import proposal_of
from umai.intake.cases.reading import in_short
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case, ClosingProposal
from umai.law.terms.clock import today
from umai.law.terms.reviews import checked_since
from umai.refusal import NotPermitted, Refusal
from umai.review import lines, promises, reading
from umai.review.closing import actions as closing
from umai.review.closing import checks
from umai.review.closing.forms import AgreeForm, ClosingForm, RefuseForm
from umai.trail.entries import About


@signed_in_only
def propose(request, case):
    """Ask what must be known before a case is closed, and what becomes of all that is still open."""
    case = consult(Case, case, by=request.by)
    by = request.by
    require(by, "review.propose_closing", case)
    standing = proposal_shown(case)
    seen = promises.seen_since(checked_since(today()), case, by)
    form = ClosingForm(
        posted(request),
        initial={"id": uuid.uuid4(), "seen": standing and standing.pk},
        open=promises.still_open(case, by),
        visited=seen is not None,
    )
    status, meanwhile = 200, False
    if form.is_valid():
        if standing is not None and standing.pk == form.cleaned_data["id"]:  # the same form, sent twice
            return redirect("review:agree_closing", case.pk)
        try:
            closing.propose_closing(case, by=by, **form.answers())
            return redirect("review:agree_closing", case.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status, standing = refuse(form, refusal), proposal_shown(case)
            if meanwhile := isinstance(refusal, AlreadyReplaced):
                form.now_seen(standing)
    page = {
        "form": form,
        "case": case,
        "standing": standing,
        "meanwhile": lines.proposal_rows(standing) if meanwhile else [],
        "refusal": standing and reading.refusal_of(standing, by),
        "obstacles": [str(one) for one in checks.obstacles(case, by, form.data.get("reason", ""))],
        "visit": seen,
        "since": checked_since(today()),
        "closure": in_short(case, by).closure,
    }
    return shown(request, "review/propose_closing.html", page, case.child_id, form, status)


@signed_in_only
def agree(request, case):
    """Show what was proposed, before a serious step; another person closes the case, or refuses."""
    case = consult(Case, case, by=request.by)
    proposal = proposal_shown(case)
    if proposal is None:
        return shown(request, "review/no_proposal.html", {"case": case}, case.child_id)
    form = AgreeForm(posted(request), initial={"proposal": proposal.pk})
    status = 200
    if form.is_valid():
        try:
            closing.agree_closing(named(request, case, form, "review.agree_closing"), by=request.by)
            return redirect(case)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = proposed(request, case, proposal) | {"form": form}
    return shown(request, "review/agree_closing.html", page, case.child_id, form, status)


@signed_in_only
def refuse_closing(request, case):
    """Ask why the case stays open, and what is to be done first."""
    case = consult(Case, case, by=request.by)
    require(request.by, "review.refuse_closing", case)
    proposal = proposal_shown(case)
    if proposal is None:
        return shown(request, "review/no_proposal.html", {"case": case}, case.child_id)
    form = RefuseForm(posted(request), initial={"proposal": proposal.pk})
    status = 200
    if form.is_valid():
        refused = named(request, case, form, "review.refuse_closing")
        try:
            closing.refuse_closing(refused, by=request.by, words=form.cleaned_data["words"])
            return redirect("review:agree_closing", case.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = proposed(request, case, proposal) | {"form": form}
    return shown(request, "review/refuse_closing.html", page, case.child_id, form, status)


def proposed(request, case, proposal):
    """What is shown of a proposal to whoever decides about it."""
    by = request.by
    return {
        "case": case,
        "proposal": proposal,
        "proposed": lines.proposal_rows(proposal),
        "open_rows": lines.open_rows(proposal),
        "withdrawn": "withdrawn" in (proposal.checks or {}),
        "own": proposal.recorded_by_id == by.pk,
        "may_agree": may(by, "review.agree_closing", proposal),
        "may_propose": may(by, "review.propose_closing", proposal),
        "refusal": reading.refusal_of(proposal, by),
        "obstacles": [str(one) for one in checks.obstacles(case, by, proposal.reason)],
        "closure": in_short(case, by).closure,
        "decide_on": proposal.decide_by,
        "today": today(),
    }


def named(request, case, form, act):
    """The proposal that the form names; of another case: what this person did not read is not decided."""
    found = ClosingProposal.objects.filter(case=case, pk=form.cleaned_data["proposal"]).first()
    if found is None:
        turn_away(act, About.row(case), by=request.by)
    return found


def proposal_shown(case):
    """The latest proposal with the name of who wrote it."""
    proposal = proposal_of(case)
    if proposal is None:
        return None
    return ClosingProposal.objects.select_related("recorded_by").get(pk=proposal.pk)
