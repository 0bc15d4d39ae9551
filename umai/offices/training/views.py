"""The pages about what workers have learnt and what they lack."""

import uuid

from django.shortcuts import redirect, render

from umai.access.doors import consult_list, turn_away
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.offices import staff
from umai.offices.people.views import answer
from umai.offices.training import actions
from umai.offices.training.forms import StrikeForm, TrainingForm
from umai.offices.training.models import Training
from umai.staff.models import Office, Role, Term
from umai.trail.entries import About


@signed_in_only
def learning(request):
    """Who works on cases here, and what each of them lacks."""
    by = request.by
    require(by, "offices.training.read")
    if by.role != Role.HEAD:  # an administrator opens it at each worker
        return redirect("offices:list")
    found = actions.learning_of(by, on=staff.today())
    return render(request, "offices/training.html", {"found": found, "n": sum(bool(o.lacks) for o in found)})


@signed_in_only
def of_worker(request, pk):
    """What one worker has learnt and lacks; the head writes down what is new."""
    by = request.by
    require(by, "offices.training.read")
    worker = staff.find_worker(pk, by=by)
    terms = Term.objects.on(staff.today()).filter(
        worker=worker, ended_at=None, office__in=staff.offices_of(by)
    )
    term = terms.select_related("office__place").first()
    form = TrainingForm(request.POST or None, initial={"id": uuid.uuid4()})
    status, may_record = 200, term is not None and worker.pk != by.pk
    if may_record:
        row, status = answer(
            form, lambda: actions.record_training(term.office, by=by, worker=worker, **form.cleaned_data)
        )
        if row:
            return redirect("offices:training_of", worker.pk)
    rows = Training.objects.filter(worker=worker, strikes=None).select_related("recorded_by", "struck_by")
    rows = consult_list("offices.training", rows.order_by("-on", "-recorded_at"), by=by)
    had = [actions.as_had(row) for row in rows if not hasattr(row, "struck_by")]
    shown = {
        "worker": worker,
        "term": term,
        "rows": [(row, getattr(row, "struck_by", None)) for row in rows],
        "lacks": actions.lacks_of(term, had, on=staff.today()) if term else [],
        "form": form if may_record else None,
        "may_strike": worker.pk != by.pk,
    }
    return render(request, "offices/training_of.html", shown, status=status)


@signed_in_only
def strike(request, pk):
    """Strike out a row that is wrong, with the reason."""
    by = request.by
    require(by, "offices.strike_training")
    own = Office.objects.filter(pk__in=staff.offices_of(by).values("pk"))
    rows = Training.objects.standing().filter(pk=pk, office__in=own).select_related("worker", "office__place")
    found = consult_list("offices.training", rows, by=by)
    if not found:
        turn_away("offices.training", About("offices.training", pk), by=by)
    form = StrikeForm(request.POST or None)
    row, status = answer(
        form, lambda: actions.strike_training(found[0], by=by, words=form.cleaned_data["words"])
    )
    if row:
        return redirect("offices:training_of", found[0].worker_id)
    return render(request, "offices/strike_training.html", {"row": found[0], "form": form}, status=status)
