"""The pages of what was handed in: the frozen text and its steps, each step, the print, lists, the check."""

import uuid

from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Fact
from umai.documents.actions import attach, print_paper
from umai.documents.models import Kind
from umai.intake.cases.views import posted, refuse
from umai.law.terms.clock import today
from umai.planning import waiting_list
from umai.planning.deciding.forms import CodeForm, Paper, StepForm
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.editions import actions as chain
from umai.planning.editions import papers
from umai.planning.editions.codes import as_typed, in_groups
from umai.planning.editions.differences import differences
from umai.planning.editions.models import Edition
from umai.planning.editions.sheet import sheet_of
from umai.planning.editions.shown import WAYS, step_rows, steps_shown, way, ways
from umai.planning.editions.standing import Standing, steps_of
from umai.planning.editions.steps import turn_of
from umai.planning.reading import waiting_for
from umai.refusal import Refusal

ACTS = {
    StepKind.SUBMITTED: chain.submit,
    StepKind.AGREED: chain.agree,
    StepKind.APPROVED: chain.approve,
    StepKind.RETURNED: chain.send_back,
}

GUIDES = {
    StepKind.SUBMITTED: "planning/submit",
    StepKind.AGREED: "planning/agree",
    StepKind.APPROVED: "planning/approve",
    StepKind.RETURNED: "planning/agree",
}


@signed_in_only
def edition(request, pk):
    """What was handed in, word by word; what is different; what happened to it; what this reader may do."""
    record = found(request, pk)
    steps = steps_of(record, request.by)
    before = the_one_before(record, request.by)
    sheet = sheet_of(record.text)
    page = about(record, steps) | {
        "sheet": sheet,
        "begun": [one for one in sheet.measures() if one.begun] if StepKind.APPROVED not in steps else [],
        "before": before,
        "differences": differences(before.text, record.text) if before else [],
        "taken": [(row.get_kind_display(), step_rows(row), scan_of(row, request.by)) for row in taken(steps)],
        "ways": ways(record, steps, request.by),
        "later": Edition.objects.within_reach_of(request.by)
        .filter(plan_id=record.plan_id, number__gt=record.number)
        .defer("text")
        .order_by("-number")
        .first(),
        "code": in_groups(record.code),
        "prints": may(request.by, "documents.print", record),
        "languages": papers.LANGUAGES.items(),
        "reads_case": may(request.by, "intake.read", record),
    }
    return render(request, "planning/edition.html", page)


@signed_in_only
def step(request, pk, kind):
    """Submit, agree, approve or send back: what is decided about, and one short form."""
    if kind not in StepKind.values:
        raise Http404
    record = found(request, pk)
    require(request.by, WAYS[kind][0], record)
    steps = steps_of(record, request.by)
    paper, words = paper_of(kind, steps, request.by), way(StepKind(kind), request.by, set(steps))
    form = StepForm(
        posted(request),
        request.FILES or None,
        initial={"on": None if paper == Paper.MUST else today(), "went_on_paper": False},
        kind=StepKind(kind),
        paper=paper,
        alone=kind == StepKind.SUBMITTED and record.recorded_by_id == request.by.pk,
        files=may(request.by, "documents.attach", record),
    )
    status = 200
    if form.is_valid():
        if kind in steps and steps[kind].recorded_by_id == request.by.pk:
            return redirect(record)  # the same form, sent twice
        try:
            take(record, kind, form, request.by)
            return redirect(record)
        except Refusal as refusal:
            status = refuse(form, refusal)
    status = 422 if status == 200 and form.errors else status
    page = about(record, steps) | {
        "form": form,
        "kind": kind,
        "words": words,
        "sheet": sheet_of(record.text),
        "guide": GUIDES[kind],
    }
    return render(request, "planning/step.html", page, status=status)


def take(record, kind, form, by):
    """Write the step, and its scan with it: both or neither."""
    said = form.particulars()
    with transaction.atomic():
        if upload := form.scan():
            said["scan"] = attach(
                record,
                by=by,
                id=uuid.uuid4(),
                upload=upload,
                kind=Kind.LETTER,
                title=_("Paper about the plan, no. %(number)s") % {"number": said["paper_number"]},
                happened_on=said["paper_on"],
            )
        ACTS[kind](record, by=by, **said)


@signed_in_only
def paper(request, pk):
    """Print what was handed in, in Kyrgyz or Russian; printing is an act and a row."""
    record = found(request, pk)
    language = request.POST.get("language")
    if request.method != "POST" or language not in papers.LANGUAGES:
        raise Http404
    values = papers.values_of(record, steps_of(record, request.by), language)
    _row, pdf = print_paper(
        record,
        by=request.by,
        paper=f"planning.{record.kind}",
        template=papers.TEMPLATE,
        values=values,
        language=language,
    )
    headers = {"Content-Disposition": f'inline; filename="plan-{record.number}-{language}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@signed_in_only
def waiting(request):
    """What waits for this worker or body, the most pressing first; then what waits elsewhere."""
    require(request.by, "planning.read")
    rows = waiting_for(request.by)
    page = {
        "mine": [one for one in rows if one.mine],
        "elsewhere": [one for one in rows if not one.mine],
        "today": today(),
        "prints": may(request.by, "planning.waiting.read"),
        "languages": papers.LANGUAGES.items(),
    }
    return render(request, "planning/waiting.html", page)


@signed_in_only
@require_GET
def waiting_paper(request, language):
    """What waits for this body as PDF, in Kyrgyz or Russian, as the page shows it; the look is noted."""
    by = request.by
    require(by, "planning.waiting.read")
    if language not in papers.LANGUAGES:
        raise Http404
    rows = [one for one in waiting_for(by, noted="planning.waiting_printed") if one.mine]
    pdf = waiting_list.pdf(rows, by, language, on=today())
    headers = {"Content-Disposition": f'inline; filename="plans-{language}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@signed_in_only
def check(request, code=None):
    """Say whether a code is that of a plan; which plan it is sees only who reaches it."""
    form = CodeForm(posted(request), initial={"code": code})
    typed = form.cleaned_data["code"] if form.is_valid() else code
    page, status = {"form": form, "today": today()}, 422 if form.errors else 200
    if typed and not form.errors:
        sought = as_typed(typed)
        page |= {"asked": typed, "answer": of_code(sought) if sought else None}
        page["edition"] = Edition.objects.within_reach_of(request.by).filter(code=sought).first()
    return render(request, "planning/check.html", page, status=status)


def of_code(code):
    """Number and day of the edition with this code, or None. It tells nothing else of it."""
    with connection.cursor() as cursor:
        cursor.execute("select number, handed_in_on from planning_of_code(%s)", [code])
        row = cursor.fetchone()
    return {"number": row[0], "handed_in_on": row[1]} if row else None


def found(request, pk):
    """The edition, for whoever may read plans."""
    record = consult(Edition, pk, by=request.by, related=["recorded_by"])
    require(request.by, "planning.read", record)
    return record


def about(record, steps):
    """What every page of an edition shows on top, from the frozen text: not all readers see the file."""
    sheet = sheet_of(record.text)
    facts = [Fact(label, value) for label, value in sheet.child[1:]]
    standing = Standing(record.case_id, record.kind, None, record, steps)
    return {
        "edition": record,
        "title": capfirst(PlanKind(record.kind).label),
        "standing": standing,
        "steps": steps_shown(standing),
        "who": {"title": sheet.child[0][1], "facts": facts},
        "today": today(),
    }


def paper_of(kind, steps, by):
    """What the form of this step asks about a paper."""
    if turn_of(by.role) is not None:
        return Paper.NONE
    if kind in (StepKind.AGREED, StepKind.APPROVED):
        return Paper.MUST
    if kind == StepKind.RETURNED and StepKind.SUBMITTED not in steps:
        return Paper.NONE
    return Paper.ASKED


def taken(steps):
    """The steps that were taken, in their order."""
    return [steps[kind] for kind in StepKind.values if kind in steps]


def scan_of(row, by):
    """The address of the scan of a step, for whoever reaches it."""
    if row.scan is None or not may(by, "documents.read", row.scan):
        return None
    return row.scan.get_absolute_url()


def the_one_before(record, by):
    """The edition before this one, as far as this reader sees one."""
    earlier = Edition.objects.within_reach_of(by).filter(plan_id=record.plan_id, number__lt=record.number)
    return earlier.order_by("-number").first()
