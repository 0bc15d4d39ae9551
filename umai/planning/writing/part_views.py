"""The pages of the other parts of a draft: where the child is to live, and what became of a measure."""

import uuid

from django.http import Http404
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import AlreadyReplaced
from umai.access.may import may
from umai.access.requests import signed_in_only
from umai.design.days import in_words
from umai.design.parts import Row
from umai.intake.cases.reading import by_whom, in_lines
from umai.intake.cases.views import posted, refuse, shown
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.models import Progress
from umai.planning.draft.reading import draft_of
from umai.planning.writing.forms import PlacementForm, ProgressForm
from umai.planning.writing.lines import back_to, initial, line_rows, standing_placement
from umai.planning.writing.views import about, begun, found
from umai.refusal import Refusal


@signed_in_only
def placement(request, case):
    """Where the child is to live, and why this is best."""
    record, plan = found(request, case, PlanKind.CHILD)
    before = standing_placement(plan)
    form = PlacementForm(posted(request), initial=initial(before, "form", "words"))
    status, meanwhile = 200, False
    if form.is_valid():
        try:
            actions.record_placement(
                begun(record, plan, PlanKind.CHILD, request.by), by=request.by, **form.cleaned_data
            )
            return redirect("planning:draft", record.pk, PlanKind.CHILD)
        except Refusal as refusal:
            status = refuse(form, refusal)
            if isinstance(refusal, AlreadyReplaced):
                before, meanwhile = standing_placement(plan), True
                form.now_seen(before)
    page = about(record) | {
        "form": form,
        "stands": line_rows(before) if meanwhile else [],
        "back": back_to(record, PlanKind.CHILD, None),
        "writes": may(request.by, "planning.begin", record),
    }
    return shown(request, "planning/placement.html", page, record.child_id, form, status)


@signed_in_only
def progress(request, case, kind, line):
    """What became of a measure: what was said so far, and what is new."""
    record, plan = found(request, case, kind)
    done = draft_of(plan).measure(line)
    if done is None:
        raise Http404
    form = ProgressForm(posted(request), initial={"id": uuid.uuid4(), "on": today()})
    status = 200
    if form.is_valid():
        if Progress.objects.filter(pk=form.cleaned_data["id"], plan=plan).exists():
            return redirect("planning:draft", record.pk, kind)  # the same form, sent twice
        try:
            actions.record_progress(done.measure, by=request.by, **form.cleaned_data)
            return redirect("planning:draft", record.pk, kind)
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = about(record) | {
        "kind": kind,
        "done": done,
        "form": form,
        "rows": line_rows(done.measure),
        "history": [
            [
                Row(_("What became of it"), capfirst(row.get_kind_display())),
                Row(_("Day"), in_words(row.happened_on)),
                *([Row(_("Words"), in_lines(row.words))] if row.words else []),
                Row(_("Entered by"), by_whom(row)),
            ]
            for row in reversed(done.history)
        ],
        "back": back_to(record, kind, None),
        "writes": may(request.by, "planning.record_progress", plan),
    }
    return shown(request, "planning/progress.html", page, record.child_id, form, status)
