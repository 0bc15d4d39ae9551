"""The pages of the way to a visit: warn of a dwelling, lift the warning, go out, come back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Row
from umai.design.templatetags.design import moment
from umai.intake.cases.reading import in_lines
from umai.intake.cases.views import posted
from umai.notices.calls.reading import call_of
from umai.notices.models import CallKind
from umai.visits.missed.views import answered
from umai.visits.safety import actions as on_the_way
from umai.visits.safety.forms import GoOutForm, LiftForm, WarnForm
from umai.visits.safety.models import DwellingWarning, Outing, Return
from umai.visits.safety.reading import warning_of
from umai.visits.visit.views import found


@signed_in_only
def warn(request, case):
    """What to be careful of where this child lives."""
    case = found(request, case, act="visits.warn")
    before = on_the_way.warning_of(case.child_id)
    names = ("go_in_two", "with_police", "words")
    initial = {name: getattr(before, name) for name in names} if before else {}
    form = WarnForm(posted(request), initial=initial)

    def do():
        on_the_way.warn(case, by=request.by, **form.cleaned_data)
        return redirect("visits:of_case", case.pk)

    return answered(request, "visits/warn.html", case, form, do, {"before": before})


@signed_in_only
def lift(request, case):
    """Say that a warning is over, and why."""
    case = found(request, case, act="visits.lift")
    before = on_the_way.warning_of(case.child_id)
    form = LiftForm(posted(request), initial={"warning": before and before.pk})

    def do():
        pk = form.cleaned_data["warning"]
        seen = DwellingWarning.ever.filter(pk=pk, child_id=case.child_id).first()
        if seen is None:
            raise Http404
        on_the_way.lift(seen, by=request.by, words=form.cleaned_data["words"])
        return redirect("visits:of_case", case.pk)

    return answered(request, "visits/lift.html", case, form, do, {"before": before})


@signed_in_only
def go_out(request, case):
    """Say where one goes now and when one will be back."""
    case = found(request, case, act="visits.go_out")
    still = on_the_way.out_now(request.by)
    form = GoOutForm(posted(request))

    def do():
        said = {name: form.cleaned_data[name] for name in ("id", "words", "back_by_at")}
        if not Outing.objects.filter(pk=said["id"], case=case).exists():  # the same form, sent twice
            on_the_way.go_out(case, by=request.by, **said)
        return redirect("visits:of_case", case.pk)

    page = {"out": still, "warning": warning_of(case.child_id, request.by)}
    return answered(request, "visits/go_out.html", case, form, do, page)


@signed_in_only
def outing(request, pk):
    """Who is out, where, and since when: for whoever looks after them. Names no child."""
    row = consult(Outing, pk, by=request.by, related=("worker", "case"))
    require(request.by, "visits.read", row)
    page = {
        "outing": row,
        "rows": outing_rows(row),
        "back": Return.objects.select_related("recorded_by").filter(outing=row).first(),
        "late": timezone.now() > row.back_by_at,
        "call": call_of(CallKind.OUTING, row.pk, by=request.by) if may(request.by, "notices.read") else None,
        "own": row.worker_id == request.by.pk,
        "writes": may(request.by, "visits.come_back", row),
    }
    return render(request, "visits/outing.html", page)


@signed_in_only
@require_POST
def come_back(request, pk):
    """Say that whoever went out is back."""
    row = consult(Outing, pk, by=request.by, related=("case",))
    on_the_way.come_back(row, by=request.by)
    messages.success(request, _("Written down: back."))
    if row.worker_id == request.by.pk:
        return redirect("visits:of_case", row.case_id)
    return redirect(row)


def outing_rows(outing):
    """Who is out, since when and where: for whoever looks after them. No child is named."""
    return [
        Row(_("Who"), str(outing.worker)),
        Row(_("Out since"), moment(outing.from_at)),
        Row(_("To be back by"), moment(outing.back_by_at)),
        Row(_("Where to"), in_lines(outing.words)),
    ]
