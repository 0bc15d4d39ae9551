"""The pages of a case's two plans: both side by side, the draft of one, and handing it in."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.assessment.models import OF_THE_CHILD, OF_THE_FAMILY, Domain, Finding, Worry
from umai.design.parts import Row
from umai.intake.cases.clock import clock_of
from umai.intake.cases.reading import in_lines
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case, Closure, Stop
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.draft.models import Need, Plan
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.editions.models import Edition
from umai.planning.editions.shown import steps_shown
from umai.planning.editions.standing import standings_of
from umai.planning.writing.forms import FindingsForm, HandInForm
from umai.planning.writing.lines import need_tasks, progress_rows
from umai.refusal import Refusal


@signed_in_only
def plans(request, case):
    """Both plans side by side: where each stands, what happened to it, and what comes next."""
    record = consult(Case, case, by=request.by)
    require(request.by, "planning.read", record)
    standings = standings_of(record, request.by)
    page = about(record) | {
        "plans": [
            {
                "standing": standing,
                "steps": steps_shown(standing),
                "writes": may(request.by, "planning.begin", record),
                "edition_url": standing.edition and standing.edition.get_absolute_url(),
            }
            for standing in standings.values()
        ]
    }
    return shown(request, "planning/plans.html", page, record.child_id)


@signed_in_only
def draft(request, case, kind):
    """The draft of one plan: its needs with what hangs on them, the placement, the editions so far."""
    record, plan = found(request, case, kind)
    form = FindingsForm(posted(request), offered=offered(record, plan, kind))
    status = 200
    if form.is_valid():
        try:
            take_over(request.by, begun(record, plan, kind, request.by), form.cleaned_data["finding"])
            return redirect("planning:draft", record.pk, kind)
        except Refusal as refusal:
            status = refuse(form, refusal)
            plan = Plan.objects.filter(case=record, kind=kind).first()
    page = drafted(request, record, plan, kind) | {"form": form}
    return shown(request, "planning/draft.html", page, record.child_id, form, status)


def drafted(request, record, plan, kind):
    """What the page of a draft shows."""
    written, standing = draft_of(plan), standings_of(record, request.by)[kind]
    lines = {row.line for row in written.needs}
    return about(record) | {
        "kind": kind,
        "title": capfirst(PlanKind(kind).label),
        "standing": standing,
        "steps": steps_shown(standing),
        "needs": need_tasks(record, kind, written),
        "loose": [done for done in written.measures if done.measure.need_line not in lines],
        "placement": placement_rows(record, written, writes=may(request.by, "planning.begin", record)),
        "is_childs": kind == PlanKind.CHILD,
        "wanting": chain.wanting(plan, written) if plan else [],
        "progress": progress_rows(record, kind, written),
        "offered": offered(record, plan, kind),
        "editions": Edition.objects.filter(plan=plan).defer("text").order_by("-number") if plan else [],
        "writes": may(request.by, "planning.begin", record),
    }


@signed_in_only
def hand_in(request, case, kind):
    """Read the draft once more, and declare it finished."""
    record, plan = found(request, case, kind)
    if plan is None:
        return redirect("planning:draft", record.pk, kind)
    require(request.by, "planning.hand_in", plan)
    last = chain.latest(plan)
    steps = chain.kinds_of(last)
    form = HandInForm(posted(request), asks_why=chain.needs_why(plan, last, steps))
    status = 200
    if form.is_valid():
        try:
            edition = chain.hand_in(plan, by=request.by, why=form.cleaned_data.get("why", ""))
            return redirect(edition)
        except Refusal as refusal:
            status = refuse(form, refusal)
    written = draft_of(plan)
    page = about(record) | {
        "kind": kind,
        "title": capfirst(PlanKind(kind).label),
        "form": form,
        "wanting": chain.wanting(plan, written),
        "needs": need_tasks(record, kind, written),
        "measures": progress_rows(record, kind, written),
        "last": last,
        "in_their_hands": StepKind.SUBMITTED in steps and not steps & {StepKind.RETURNED, StepKind.APPROVED},
        "placement": placement_rows(record, written, writes=False),
    }
    return shown(request, "planning/hand_in.html", page, record.child_id, form, status)


def found(request, case, kind):
    """The case, and this plan of it where it is begun, for whoever may read plans."""
    if kind not in PlanKind.values:
        raise Http404
    record = consult(Case, case, by=request.by)
    require(request.by, "planning.read", record)
    plan = Plan.objects.within_reach_of(request.by).filter(case=record, kind=kind).first()
    return record, plan and consult(Plan, plan.pk, by=request.by)


def begun(case, plan, kind, by):
    """The plan, begun now when nobody has."""
    if plan is not None:
        return plan
    try:
        return actions.begin(case, by=by, kind=kind)
    except actions.AlreadyBegun:
        return Plan.objects.get(case=case, kind=kind)


def about(case):
    """What every page of the plans shows of the case."""
    stop = Stop.objects.filter(case=case).first()
    return {
        "case": case,
        "clock": clock_of(case),
        "today": today(),
        "stopped_on": stop and stop.stopped_on,
        "closed": Closure.objects.filter(case=case).exists(),
    }


def offered(case, plan, kind):
    """Findings that worry and that no need of this plan answers yet, as choices: id and words."""
    domains = OF_THE_CHILD if kind == PlanKind.CHILD else OF_THE_FAMILY
    rows = Finding.objects.filter(
        assessment__case=case, domain__in=domains, worry__in=[Worry.SOME, Worry.SERIOUS]
    )
    answered = set(Need.objects.filter(plan=plan).values_list("finding_id", flat=True)) if plan else set()
    order = {domain: place for place, domain in enumerate(Domain.values)}
    return [
        (str(row.pk), f"{capfirst(row.get_domain_display())} ({row.get_worry_display()}): {row.words[:200]}")
        for row in sorted(rows, key=lambda row: order[row.domain])
        if row.pk not in answered
    ]


def take_over(by, plan, ids):
    """Make a need of each of these findings, in its words; the line is the finding's own id."""
    for row in Finding.objects.filter(pk__in=ids, assessment__case=plan.case_id):
        actions.record_need(
            plan, by=by, line=row.pk, domain=row.domain, words=row.words, finding=row, seen=None
        )


def placement_rows(case, written, *, writes):
    """Where the child is to live, as lines of a summary."""
    row = written.placement
    change = reverse("planning:placement", args=[case.pk]) if writes else None
    if row is None:
        return [Row(_("Form of placement"), "", change)]
    return [
        Row(_("Form of placement"), capfirst(row.get_form_display()), change),
        Row(_("With whom, and why"), in_lines(row.words)),
    ]
