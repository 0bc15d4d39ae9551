"""The pages at the end of a case: propose to close it, and decide about that."""

import uuid

from django.shortcuts import redirect

from umai.access.doors import consult, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake import reading
from umai.intake.closing import proposal_of
from umai.intake.models import Case, ClosingProposal
from umai.intake.views import posted, refuse, shown
from umai.refusal import NotPermitted, Refusal
from umai.review import closing
from umai.review.closing_forms import AgreeForm, ClosingForm
from umai.trail.entries import About


@signed_in_only
def propose(request, case):
    """Ask why, what was achieved, what the child says and who the child lives with."""
    case = consult(Case, case, by=request.by)
    require(request.by, "review.propose_closing", case)
    standing = proposal_shown(case)
    form = ClosingForm(posted(request), initial={"id": uuid.uuid4()})
    status = 200
    if form.is_valid():
        if standing is not None and standing.pk == form.cleaned_data["id"]:  # the same form, sent twice
            return redirect("review:agree_closing", case.pk)
        try:
            closing.propose_closing(case, by=request.by, **form.cleaned_data)
            return redirect("review:agree_closing", case.pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "case": case, "standing": standing}
    return shown(request, "review/propose_closing.html", page, case.child_id, form, status)


@signed_in_only
def agree(request, case):
    """Show what was proposed, before a serious step; another person closes the case."""
    case = consult(Case, case, by=request.by)
    proposal = proposal_shown(case)
    if proposal is None:
        return shown(request, "review/no_proposal.html", {"case": case}, case.child_id)
    form = AgreeForm(posted(request), initial={"proposal": proposal.pk})
    status = 200
    if form.is_valid():
        try:
            agreed = ClosingProposal.objects.filter(case=case, pk=form.cleaned_data["proposal"]).first()
            if agreed is None:  # of another case: what this person did not read is not agreed to
                turn_away("review.agree_closing", About.row(case), by=request.by)
            closing.agree_closing(agreed, by=request.by)
            return redirect(case)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {
        "form": form,
        "case": case,
        "proposed": reading.proposal_rows(proposal),
        "own": proposal.recorded_by_id == request.by.pk,
        "may_agree": may(request.by, "review.agree_closing", proposal),
        "closure": reading.in_short(case, request.by).closure,
    }
    return shown(request, "review/agree_closing.html", page, case.child_id, form, status)


def proposal_shown(case):
    """The latest proposal with the name of who wrote it."""
    proposal = proposal_of(case)
    if proposal is None:
        return None
    return ClosingProposal.objects.select_related("recorded_by").get(pk=proposal.pk)
