"""The pages at the end of a protection: how it ends, the second person's decision, and the papers."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day
from umai.documents.actions import print_paper
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.protection import guidance, papers
from umai.protection.ending import actions
from umai.protection.ending.forms import AgreeToEndForm, ProtectionEndForm
from umai.protection.ending.models import ProtectionEndProposal, ProtectionOutcome
from umai.protection.steps.page import ProtectionActPage, ProtectionPage
from umai.trail.entries import EntrySubject


class ProposeProtectionEnd(ProtectionActPage):
    """Ask how the protection ends, why, what the child says, and who the child lives with."""

    act = actions.propose_end
    makes = ProtectionEndProposal
    form_class = ProtectionEndForm
    template = "protection/end.html"

    def context(self):
        return {"advice": guidance.advice("end"), "proposed": proposal_rows(self.state.proposal)}

    def destination(self, proposal):
        return reverse("protection:agree", args=[self.record.pk])


class AgreeToProtectionEnd(ProtectionActPage):
    """Show what was proposed, so that another person can let the protection end."""

    act = actions.agree_end
    form_class = AgreeToEndForm
    template = "protection/agree.html"

    def initial(self):
        proposal = self.state.proposal
        return {"proposal": proposal.pk if proposal else None}

    def respond(self):
        return super().respond() if self.state.proposal else redirect("protection:end", self.record.pk)

    def perform(self):
        number = self.form.cleaned_data["proposal"]
        proposal = ProtectionEndProposal.objects.filter(protection=self.record, pk=number).first()
        if proposal is None:  # it is of another protection, and was not read on this page
            answer_not_found("protection.agree_end", EntrySubject.of_row(self.record), by=self.by)
        return self.act(proposal, by=self.by)

    def context(self):
        proposal = self.state.proposal
        assert proposal is not None  # `respond` leads away where there is none
        return {
            "advice": guidance.advice("end"),
            "proposed": proposal_rows(proposal),
            "own": proposal.recorded_by_id == self.by.pk,
            "returns": proposal.how == ProtectionOutcome.RETURNED,
        }


class PrintProtectionPaper(ProtectionPage):
    """Print one of the papers, in Kyrgyz or Russian; printing is an act, with a row. A GET answers 404."""

    template = papers.TEMPLATE.name
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        name, language = self.address["name"], self.request.POST.get("language")
        if language not in LANGUAGES or name not in papers.names_of(self.state):
            raise Http404
        printed = print_paper(
            self.record,
            by=self.by,
            paper=f"protection.{name}",
            template=papers.TEMPLATE,
            values=papers.values_of(name, self.state, self.by, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"{name}-{language}")


def proposal_rows(proposal):
    """What was proposed, as lines of a summary."""
    if proposal is None:
        return []
    labels = {field.name: field.verbose_name for field in ProtectionEndProposal._meta.fields}
    rows = [
        SummaryRow(capfirst(labels[name]), as_paragraphs(getattr(proposal, name)))
        for name in ("reason", "childs_view", "lives_with")
    ]
    return [
        SummaryRow(_("Proposed by"), by_whom(proposal)),
        SummaryRow(capfirst(labels["how"]), capfirst(proposal.get_how_display())),
        SummaryRow(capfirst(labels["ends_on"]), day(proposal.ends_on)),
        *rows,
    ]
