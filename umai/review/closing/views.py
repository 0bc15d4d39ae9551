"""The pages of closing a case: propose it, and decide about the proposal."""

from functools import cached_property

from django.urls import reverse

from umai.access.doors import answer_not_found
from umai.access.permissions import may_do
from umai.intake.cases.closing import latest_proposal_of
from umai.intake.cases.page import CaseActPage
from umai.intake.cases.reading import case_summary
from umai.intake.models import ClosingProposal
from umai.justice.settled.reading import letters_missing
from umai.law.terms.clock import today
from umai.law.terms.reviews import checked_since
from umai.review import lines, promises, reading
from umai.review.closing import actions, checks
from umai.review.closing.forms import AgreeToClosingForm, ClosingForm, RefuseClosingForm
from umai.self_harm.reading import blocks_or_warns as goes_on_after
from umai.trail.entries import EntrySubject


class ClosingPage(CaseActPage):
    """A page about closing a case; `standing` is the latest proposal, with who wrote it."""

    def find_standing(self):
        latest = latest_proposal_of(self.case)
        return latest and ClosingProposal.objects.select_related("recorded_by").get(pk=latest.pk)

    def obstacles(self, reason):
        return [str(one) for one in checks.obstacles(self.case, self.by, reason)]

    def letters(self):
        """The addresses of proceedings that wait for a letter: whoever reads of it goes there at once."""
        return [one.url for one in letters_missing(self.case.child_id, self.by)]

    def head(self):
        return super().head() | {
            "refusal": self.standing and reading.refusal_of(self.standing, self.by),
            "closure": case_summary(self.case, self.by).closure,
        }

    def destination(self, outcome):
        return reverse("review:agree_closing", args=[self.case.pk])


class ProposeClosing(ClosingPage):
    """Ask what must be known before a case is closed, and what becomes of each open promise."""

    act = actions.propose_closing
    makes = ClosingProposal
    form_class = ClosingForm
    template = "review/propose_closing.html"

    @cached_property
    def visit(self):
        """The latest recent visit that saw the child at home, or None."""
        return promises.home_visit_since(checked_since(today()), self.case, self.by)

    def initial(self):
        return {}

    def form_options(self):
        return {"open": promises.open_promises(self.case, self.by), "visited": self.visit is not None}

    def context(self):
        return {
            "standing": self.standing,
            "standing_rows": lines.proposal_rows(self.standing) if self.meanwhile else [],
            "obstacles": self.obstacles(self.form.data.get("reason", "")),
            "letters": self.letters(),
            "goes_on": goes_on_after(self.case, self.by),
            "visit": self.visit,
            "since": checked_since(today()),
        }


class DecideClosingPage(ClosingPage):
    """A page on which another person decides about the proposal that was shown."""

    def initial(self):
        return {"proposal": self.standing and self.standing.pk}

    def respond(self):
        if self.standing is None:
            self.template = "review/no_proposal.html"
            return self.draw()
        return super().respond()

    def perform(self):
        """Decide about the proposal that the form names; one of another case is 404."""
        answers = self.answers()
        proposal = ClosingProposal.objects.filter(case=self.case, pk=answers.pop("proposal")).first()
        if proposal is None:
            answer_not_found(self.act.act, EntrySubject.of_row(self.case), by=self.by)
        return self.act(proposal, by=self.by, **answers)

    def context(self):
        proposal = self.standing
        if proposal is None:
            return {}
        return {
            "proposed": lines.proposal_rows(proposal),
            "open_rows": lines.open_rows(proposal),
            "withdrawn": "withdrawn" in (proposal.checks or {}),
            "own": proposal.recorded_by_id == self.by.pk,
            "may_agree": may_do(self.by, "review.agree_closing", proposal),
            "may_propose": may_do(self.by, "review.propose_closing", proposal),
            "obstacles": self.obstacles(proposal.reason),
            "letters": self.letters(),
            "decide_on": proposal.decide_by,
        }


class AgreeToClosing(DecideClosingPage):
    """Show the proposal, so that another person closes the case or refuses."""

    act = actions.agree_to_closing
    look = "review.read"
    form_class = AgreeToClosingForm
    template = "review/agree_closing.html"

    def destination(self, outcome):
        return self.case


class RefuseClosing(DecideClosingPage):
    """Ask why the case stays open, and what is to be done first."""

    act = actions.refuse_closing
    form_class = RefuseClosingForm
    template = "review/refuse_closing.html"
