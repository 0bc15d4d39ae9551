"""The pages of the two plans of a case: both plans, the draft of one, and handing it in."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.assessment.models import CHILD_DOMAINS, FAMILY_DOMAINS, Domain, Finding, Worry
from umai.design.parts import SummaryRow
from umai.intake.cases.page import CasePage
from umai.intake.cases.reading import as_paragraphs
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.draft.models import Need
from umai.planning.editions import actions as chain
from umai.planning.editions.display import chain_steps
from umai.planning.editions.models import PlanEdition
from umai.planning.editions.status import plan_statuses_of
from umai.planning.writing.forms import FindingsForm, HandInForm
from umai.planning.writing.lines import late_measures, need_tasks, progress_tasks
from umai.planning.writing.page import PlanActPage, clock_context

IN_SIGHT = 2  # measures on the page of a draft; more are folded unless they are late


class Plans(CasePage):
    """Both plans: the status of each, its steps, and what comes next."""

    look = "planning.read"
    template = "planning/plans.html"

    def context(self):
        writes = may_do(self.by, "planning.begin", self.case)
        late = late_measures(self.case, self.by)
        plans = [
            {
                "standing": standing,
                "late": late[standing.kind],
                "steps": chain_steps(standing),
                "writes": writes,
                "edition_url": standing.edition and standing.edition.get_absolute_url(),
            }
            for standing in plan_statuses_of(self.case, self.by).values()
        ]
        return clock_context(self.case) | {"plans": plans}


class DraftPage(PlanActPage):
    """The draft of one plan: its needs, measures, placement, and its editions so far."""

    act = actions.record_need
    form_class = FindingsForm
    template = "planning/draft.html"

    def form_options(self):
        return {"offered": unanswered_findings(self.case, self.plan, self.kind)}

    def perform(self):
        """Make a need of each finding that was chosen, in its words; the id of the line is the finding's."""
        plan, ids = self.get_or_begin_plan(), self.form.cleaned_data["finding"]
        for row in Finding.objects.filter(pk__in=ids, assessment__case=self.case):
            self.act(
                plan, by=self.by, line=row.pk, domain=row.domain, words=row.words, finding=row, seen=None
            )
        return plan

    def context(self):
        plan, draft, on = self.plan, self.draft, today()
        standing = plan_statuses_of(self.case, self.by)[self.kind]
        lines = {row.line for row in draft.needs}
        return clock_context(self.case) | {
            "standing": standing,
            "steps": chain_steps(standing),
            "needs": need_tasks(self.case, self.kind, draft),
            "loose": [done for done in draft.measures if done.measure.need_line not in lines],
            "placement": placement_rows(
                self.case, draft, writes=may_do(self.by, "planning.begin", self.case)
            ),
            "is_childs": self.kind == PlanKind.CHILD,
            "wanting": chain.missing_parts(plan, draft) if plan else [],
            "progress": progress_tasks(self.case, self.kind, draft),
            "in_sight": max(IN_SIGHT, sum(done.late_on(on) for done in draft.measures)),
            "offered": self.form.fields["finding"].choices,
            "editions": PlanEdition.objects.filter(plan=plan).defer("text").order_by("-number")
            if plan
            else [],
        }


class HandIn(PlanActPage):
    """Show the draft once more, and hand it in."""

    act = chain.hand_in_plan
    look = ""
    form_class = HandInForm
    template = "planning/hand_in.html"

    def form_options(self):
        last = chain.latest_edition_of(self.plan)
        self.steps = chain.step_kinds_of(last)
        return {"asks_why": chain.requires_reason(self.plan, last, self.steps)}

    def respond(self):
        return super().respond() if self.plan else redirect(self.back_to())

    def perform(self):
        return self.act(self.plan, by=self.by, **self.answers())

    def context(self):
        decided = self.steps & {StepKind.RETURNED, StepKind.APPROVED}
        return clock_context(self.case) | {
            "wanting": chain.missing_parts(self.plan, self.draft),
            "needs": need_tasks(self.case, self.kind, self.draft),
            "measures": progress_tasks(self.case, self.kind, self.draft),
            "in_their_hands": StepKind.SUBMITTED in self.steps and not decided,
            "placement": placement_rows(self.case, self.draft, writes=False),
        }

    def destination(self, edition):
        return edition


def unanswered_findings(case, plan, kind):
    """Findings with a concern that no need of this plan comes from yet, as choices: id and words."""
    domains = CHILD_DOMAINS if kind == PlanKind.CHILD else FAMILY_DOMAINS
    rows = Finding.objects.filter(
        assessment__case=case, domain__in=domains, worry__in=[Worry.SOME, Worry.SERIOUS]
    )
    answered = set(Need.objects.filter(plan=plan).values_list("finding_id", flat=True)) if plan else set()
    order = {domain: number for number, domain in enumerate(Domain.values)}
    return [
        (str(row.pk), f"{capfirst(row.get_domain_display())} ({row.get_worry_display()}): {row.words[:200]}")
        for row in sorted(rows, key=lambda row: order[row.domain])
        if row.pk not in answered
    ]


def placement_rows(case, draft, *, writes):
    """The placement as lines of a summary, with a link to change it where `writes`."""
    row = draft.placement
    change = reverse("planning:placement", args=[case.pk]) if writes else None
    if row is None:
        return [SummaryRow(_("Form of placement"), "", change)]
    return [
        SummaryRow(_("Form of placement"), capfirst(row.get_form_display()), change),
        SummaryRow(_("With whom, and why"), as_paragraphs(row.words)),
    ]
