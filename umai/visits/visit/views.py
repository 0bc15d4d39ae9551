"""The pages of visits: what is planned and was made, a new one, one that could not be made, correcting."""

from dataclasses import asdict

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umai.access.doors import AlreadyReplaced, consult, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.access.writing import require_seen
from umai.design.days import in_words
from umai.documents.reading import files_of
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.cases.workers import Candidate, candidates
from umai.intake.models import Case, Closure
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.trail.entries import About
from umai.visits.planned import Missed
from umai.visits.safety.actions import out_now
from umai.visits.visit import actions, drafts, lines
from umai.visits.visit.advice import advice_of
from umai.visits.visit.answers import Answers, of_row
from umai.visits.visit.forms import InfantForm, NotMadeForm, VisitForm, as_shown, as_typed, names_typed
from umai.visits.visit.models import Alone, Conflict, Visit
from umai.visits.visit.reading import of_case as in_short
from umai.visits.visit.rules import is_observed

LISTED = 50  # visits on the page of a case


@signed_in_only
def of_case(request, case):
    """What is planned, what was made and what was missed; warnings and what to do next on top."""
    case = found(request, case)
    by = request.by
    visits = Visit.objects.within_reach_of(by).filter(case=case).select_related("worker").order_by("-at")
    listed = list(visits[:LISTED])
    missed = (
        Missed.objects.within_reach_of(by)
        .filter(case=case)
        .select_related("worker")
        .prefetch_related("explanations")
        .order_by("-latest_on")
    )
    closed = is_closed(case)
    page = {
        "case": case,
        "today": today(),
        "closed": closed,
        "short": in_short(case, by),
        "advice": None if closed else advice_of(listed, by=by, case=case),
        "out": out_now(by),
        "draft": drafts.kept(case, by=by),
        "conflicts": open_conflicts(case, by),
        "visits": lines.tasks_of(listed),
        "older": max(visits.count() - LISTED, 0) if len(listed) == LISTED else 0,
        "missed": lines.missed_tasks(
            case, missed, may_explain=may(by, "visits.explain", case) and not closed
        ),
        "writes": may(by, "visits.record", case) and not closed,
        "settles": may(by, "visits.settle", case),
        "lifts": may(by, "visits.lift", case),
    }
    return shown(request, "visits/of_case.html", page, case.child_id)


@signed_in_only
def new(request, case):
    """One screen: five answers that every visit needs, and the rest folded. What is typed is kept."""
    case = found(request, case, act="visits.record")
    by, kind = request.by, form_of(case.child_id, today())
    if request.method == "POST" and request.POST.get("then") in ("keep", "throw_away"):
        return keep_or_not(request, case, kind)
    kept = drafts.kept(case, by=by)
    typed = as_typed(kind, kept.answers) if kept and request.method == "GET" else {}
    form = kind(posted(request), workers=workers(case, by), by=by, initial=typed)
    answer, status = written(request, case, form)
    if answer:
        return answer
    short = in_short(case, by)
    page = {"case": case, "form": form, "draft": kept, "short": short, "closed": is_closed(case)}
    return shown(request, "visits/new.html", page, case.child_id, form, status)


def keep_or_not(request, case, kind):
    """Keep what was typed so far, or throw it away; then the form again, or the visits."""
    if request.POST["then"] == "throw_away":
        drafts.throw_away(case, by=request.by)
        return redirect("visits:of_case", case.pk)
    kept = keep(request, case, kind)
    messages.info(request, at_what_time(kept))
    return redirect("visits:new", case.pk)


@signed_in_only
@require_POST
def draft(request, case):
    """For the script of the open form: keep what was typed so far, and say when it was kept."""
    case = found(request, case, act="visits.record")
    return JsonResponse({"words": at_what_time(keep(request, case, form_of(case.child_id, today())))})


def keep(request, case, kind):
    names = names_typed(kind)
    answers = {name: value[:6000] for name, value in request.POST.items() if name in names}
    return drafts.keep(case, answers, by=request.by)


def at_what_time(kept):
    """That a draft is kept, and since when."""
    at = timezone.localtime(kept.saved_at)
    return _("Kept at %(time)s. Only you see it. It is not part of the file yet.") % {"time": f"{at:%H:%M}"}


@signed_in_only
def not_made(request, case):
    """A visit that could not be made, and why."""
    case = found(request, case, act="visits.record")
    form = NotMadeForm(posted(request), workers=workers(case, request.by), by=request.by)
    answer, status = written(request, case, form)
    if answer:
        return answer
    page = {"case": case, "form": form, "closed": is_closed(case)}
    return shown(request, "visits/not_made.html", page, case.child_id, form, status)


def written(request, case, form):
    """Record what a form says; answers where to go, or None and the status of the page."""
    if not form.is_valid():
        return None, 200
    by, pk, answers = request.by, form.cleaned_data["id"], Answers.of(form.said())
    if Visit.ever.filter(line=pk, case=case, digest=answers.digest).exists():  # the same form, sent twice
        return redirect("visits:of_case", case.pk), 200
    try:
        visit = actions.record(case, by=by, id=pk, answers=answers)
    except Refusal as refusal:
        return None, refuse(form, refusal)
    if visit.made:
        drafts.throw_away(case, by=by)
    messages.success(request, saved_in_words(case, by))
    return redirect("visits:of_case", case.pk), 200


def saved_in_words(case, by):
    """That the visit is saved, and when the next one is planned."""
    window = in_short(case, by).window
    if window is None:
        return _("Saved.")
    return _("Saved. The next visit is planned by %(day)s.") % {"day": in_words(window.latest_on)}


@signed_in_only
def visit(request, case, line):
    """One visit, all that was said, what was corrected, and the photos and papers put to it."""
    case = found(request, case)
    by = request.by
    row = the_visit(case, line, by)
    before = Visit.ever.within_reach_of(by).filter(case=case, line=line, current=False)
    before = list(before.select_related("worker", "recorded_by").order_by("-recorded_at"))
    page = {
        "case": case,
        "visit": row,
        "rows": lines.rows_of(row),
        "before": [lines.rows_of(one) for one in before],
        "files": [file for one in [row, *before] for file in files_of(one, by)],
        "conflicts": [one for one in open_conflicts(case, by) if one.line == line],
        "corrects": may(by, "visits.correct", case) and not is_closed(case),
        "attaches": may(by, "documents.attach", case),
        "settles": may(by, "visits.settle", case),
        "about": f"visits.visit:{row.pk}",
    }
    return shown(request, "visits/visit.html", page, case.child_id)


@signed_in_only
def correct(request, case, line):
    """Correct a visit: the old words stay and show."""
    case = found(request, case, act="visits.correct")
    by = request.by
    row = the_visit(case, line, by)
    kind = NotMadeForm
    if row.made:
        young = row.alone in (Alone.OBSERVED, "") and is_observed(case.child_id, row.happened_on)
        kind = InfantForm if young else VisitForm
    known = of_row(row)
    initial = as_shown(known) | {"id": row.line, "seen_row": row.pk}
    form = kind(posted(request), workers=workers(case, by, row.worker), by=by, initial=initial)
    status = 200
    if form.is_valid():
        try:
            require_seen(row, form.cleaned_data["seen_row"])
            actions.correct(row, by=by, answers=Answers.of(asdict(known) | form.said()))
            return redirect("visits:visit", case.pk, line)
        except Refusal as refusal:
            status = refuse(form, refusal)
            if isinstance(refusal, AlreadyReplaced):
                row = the_visit(case, line, by)
                form.now_seen(row)
    page = {"case": case, "visit": row, "form": form, "rows": lines.rows_of(row) if status == 409 else []}
    return shown(request, "visits/correct.html", page, case.child_id, form, status)


def found(request, pk, act="visits.read"):
    """The case, for whoever may do this with its visits."""
    case = consult(Case, pk, by=request.by)
    require(request.by, act, case)
    return case


def the_visit(case, line, by):
    """The row of a visit that counts now; 404 where this case has no such visit."""
    row = Visit.objects.within_reach_of(by).filter(case=case, line=line).values_list("pk", flat=True).first()
    if row is None:
        turn_away("visits.read", About("visits.visit", line), by=by)
    return consult(Visit, row, by=by, related=("worker", "recorded_by", "case"))


def open_conflicts(case, by):
    """Visits that came twice with different words, and nobody settled which stands."""
    return list(Conflict.objects.within_reach_of(by).filter(case=case, settlement=None))


def workers(case, by, *more):
    """Who can have gone: the workers of the district, with the one who writes."""
    known = candidates(case, by)
    ids = {one.worker_id for one in known}
    others = {who.pk: who for who in (by.worker, *more) if who.pk not in ids}
    return [*known, *(Candidate(pk, str(who), "", "", 0) for pk, who in others.items())]


def form_of(child_id, on):
    """The form for this child on this day: a child too young to speak is observed."""
    return InfantForm if is_observed(child_id, on) else VisitForm


def is_closed(case):
    return Closure.objects.filter(case=case).exists()
