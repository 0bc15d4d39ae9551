"""The pages at the end of a protection: how it ends, the second person's decision, and the papers."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import turn_away
from umai.access.may import may
from umai.access.requests import signed_in_only
from umai.design.parts import Row
from umai.design.templatetags.design import day
from umai.documents.actions import print_paper
from umai.intake.cases.reading import by_whom, in_lines
from umai.intake.cases.views import posted, refuse, shown
from umai.law.terms.clock import today
from umai.protection import guidance, papers
from umai.protection.ending import actions as endings
from umai.protection.ending.forms import AgreeForm, EndForm
from umai.protection.ending.models import Proposal
from umai.protection.steps.state import state_of
from umai.protection.steps.views import about, found
from umai.refusal import NotPermitted, Refusal
from umai.trail.entries import About


@signed_in_only
def propose(request, pk):
    """Ask how the protection ends, why, what the child says, and who the child lives with."""
    protection = found(request, pk)
    state = state_of(protection, request.by)
    form = EndForm(posted(request), initial={"id": uuid.uuid4(), "ends_on": today()})
    status = 200
    if form.is_valid():
        if Proposal.objects.filter(pk=form.cleaned_data["id"], protection=protection).exists():
            return redirect("protection:checklist", pk)  # the same form, sent twice
        try:
            proposal = endings.propose_end(protection, by=request.by, **form.cleaned_data)
            needs = proposal.how in endings.NEEDS_ANOTHER
            return redirect("protection:agree" if needs else "protection:checklist", pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = about(protection, state) | {
        "form": form,
        "advice": guidance.advice("end"),
        "proposed": proposal_rows(state.proposal),
        "writes": may(request.by, "protection.propose_end", protection),
    }
    return shown(request, "protection/end.html", page, protection.child_id, form, status)


@signed_in_only
def agree(request, pk):
    """Show what was proposed, before a serious step; another person lets the child return."""
    protection = found(request, pk)
    state = state_of(protection, request.by)
    proposal = state.proposal
    if proposal is None:
        return redirect("protection:end", pk)
    form = AgreeForm(posted(request), initial={"proposal": proposal.pk})
    status = 200
    if form.is_valid():
        try:
            agreed = Proposal.objects.filter(protection=protection, pk=form.cleaned_data["proposal"]).first()
            if agreed is None:  # of another protection: what this person did not read is not agreed to
                turn_away("protection.agree_return", About.row(protection), by=request.by)
            endings.agree_return(agreed, by=request.by)
            return redirect("protection:checklist", pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = about(protection, state) | {
        "form": form,
        "advice": guidance.advice("end"),
        "proposed": proposal_rows(proposal),
        "own": proposal.recorded_by_id == request.by.pk,
        "may_agree": may(request.by, "protection.agree_return", proposal),
    }
    return shown(request, "protection/agree.html", page, protection.child_id, form, status)


@signed_in_only
def paper(request, pk, name):
    """Print one of the papers, in Kyrgyz or Russian; printing is an act and a row."""
    protection = found(request, pk)
    state = state_of(protection, request.by)
    language = request.POST.get("language")
    if request.method != "POST" or language not in papers.LANGUAGES or name not in papers.names_of(state):
        raise Http404
    values = papers.values_of(name, state, request.by, language)
    _printed, pdf = print_paper(
        protection,
        by=request.by,
        paper=f"protection.{name}",
        template=papers.TEMPLATE,
        values=values,
        language=language,
    )
    headers = {"Content-Disposition": f'inline; filename="{name}-{language}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def proposal_rows(proposal):
    """What was proposed, as lines of a summary."""
    if proposal is None:
        return []
    labels = {field.name: field.verbose_name for field in Proposal._meta.fields}
    rows = [
        Row(capfirst(labels[name]), in_lines(getattr(proposal, name)))
        for name in ("words", "childs_view", "lives_with")
    ]
    return [
        Row(_("Proposed by"), by_whom(proposal)),
        Row(capfirst(labels["how"]), capfirst(proposal.get_how_display())),
        Row(capfirst(labels["ends_on"]), day(proposal.ends_on)),
        *rows,
    ]
