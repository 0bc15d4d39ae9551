"""The pages of reviews: what stands in the case, a new review, a case conference."""

import uuid

from django.http import Http404
from django.shortcuts import redirect

from umai.access.doors import AlreadyReplaced, consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.documents.models import File
from umai.intake.cases.levels import risk_of
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case, Closure, Risk
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.review import lines, promises, reading
from umai.review.models import Conference, Review
from umai.review.reviews import actions
from umai.review.reviews.forms import ConferenceForm, Decisions, Participants, ReviewForm, typed, typed_rows

FILES = 50  # the newest files among which a scan is looked for


@signed_in_only
def of_case(request, case):
    """List the reviews and conferences of a case, with what is due next and what may be done."""
    case = found(request, case)
    by = request.by
    reviews = Review.objects.within_reach_of(by).filter(case=case).order_by("-held_on", "-recorded_at")
    conferences = Conference.objects.within_reach_of(by).filter(case=case).order_by("-held_on")
    page = about(case, by) | {
        "stands": reading.of_case(case, by),
        "reviews": list(reviews.select_related("recorded_by")),
        "conferences": list(conferences.select_related("recorded_by")),
        "risk": dict(Risk.choices).get(risk_of(case), ""),
        "before": reading.before(case, by),
    }
    return shown(request, "review/of_case.html", page, case.child_id)


@signed_in_only
def new_review(request, case):
    """Show what the plan promised and what became of it; ask whether it works, and how great the risk is."""
    case = found(request, case)
    by = request.by
    require(by, "review.record", case)
    standing = latest(case)
    first = {"id": uuid.uuid4(), "held_on": today(), "seen": standing and standing.pk}
    form = ReviewForm(posted(request), initial=first, files=files_of(case, by))
    status, meanwhile = 200, False
    if form.is_valid():
        if Review.objects.filter(case=case, pk=form.cleaned_data["id"]).exists():  # the same form, sent twice
            return redirect("review:review", case.pk, form.cleaned_data["id"])
        try:
            row = actions.record(case, by=by, **form.answers())
            return redirect("review:review", case.pk, row.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status, standing = refuse(form, refusal), latest(case)
            if meanwhile := isinstance(refusal, AlreadyReplaced):
                form.now_seen(standing)
    page = about(case, by) | {
        "form": form,
        "promised": lines.promise_rows(promises.measures(case, by)),
        "asked": lines.promise_rows(promises.referrals(case, by)),
        "standing": lines.review_rows(standing) if standing else [],
        "meanwhile": meanwhile,
    }
    return shown(request, "review/new_review.html", page, case.child_id, form, status)


@signed_in_only
def review(request, case, pk):
    """One review, with what the plan had promised and what had become of it."""
    case = found(request, case)
    row = of(case, consult(Review, pk, by=request.by, related=("recorded_by",)))
    page = about(case, request.by) | {
        "review": row,
        "rows": lines.review_rows(row),
        "promised": lines.kept_rows(row.promised),
        "scan": scan_of(row, request.by),
    }
    return shown(request, "review/review.html", page, case.child_id)


@signed_in_only
def new_conference(request, case):
    """Ask who came, what was talked about and what was decided; more rows come by a button."""
    case = found(request, case)
    by = request.by
    require(by, "review.confer", case)
    form, participants, decisions = asked(request, files_of(case, by))
    status = 200
    if form.is_bound and all([form.is_valid(), participants.is_valid(), decisions.is_valid()]):
        if Conference.objects.filter(case=case, pk=form.cleaned_data["id"]).exists():
            return redirect("review:conference", case.pk, form.cleaned_data["id"])
        try:
            row = actions.confer(
                case,
                by=by,
                **form.answers(),
                participants=[
                    (one["name"], one["body"]) for one in participants.cleaned_data if one.get("name")
                ],
                decisions=[
                    (one["words"], one["who"], one["due_on"])
                    for one in decisions.cleaned_data
                    if one.get("words")
                ],
            )
            return redirect("review:conference", case.pk, row.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    elif form.is_bound:
        status = 422
    page = about(case, by) | {"form": form, "participants": participants, "decisions": decisions}
    return shown(request, "review/new_conference.html", page, case.child_id, form, status)


@signed_in_only
def conference(request, case, pk):
    """One conference: who came, what was talked about, what was decided."""
    case = found(request, case)
    row = of(case, consult(Conference, pk, by=request.by, related=("recorded_by",)))
    page = about(case, request.by) | {
        "conference": row,
        "rows": lines.conference_rows(row),
        "decisions": lines.decision_rows(row),
        "scan": scan_of(row, request.by),
    }
    return shown(request, "review/conference.html", page, case.child_id)


def asked(request, files):
    """The three parts of a conference's page: sent, with more rows asked for, or new."""
    data = posted(request)
    first = {"id": uuid.uuid4(), "held_on": today()}
    if data is not None and "more" in data:
        return (
            ConferenceForm(initial=typed(ConferenceForm, data), files=files),
            Participants(initial=typed_rows(Participants, data, "who"), prefix="who"),
            Decisions(initial=typed_rows(Decisions, data, "what"), prefix="what"),
        )
    return (
        ConferenceForm(data, initial=first, files=files),
        Participants(data, prefix="who"),
        Decisions(data, prefix="what"),
    )


def files_of(case, by):
    """The newest files of the child, among which the scan of a paper may be."""
    rows = File.objects.within_reach_of(by).filter(child_id=case.child_id)
    return list(rows.order_by("-recorded_at")[:FILES])


def scan_of(row, by):
    """The scan of a paper, for whoever reaches it; None where there is none."""
    return row.scan_id and File.objects.within_reach_of(by).filter(pk=row.scan_id).first()


def found(request, case):
    """The case, for whoever may read reviews."""
    one = consult(Case, case, by=request.by)
    require(request.by, "review.read", one)
    return one


def of(case, row):
    """The row, where it is of this case; an address that mixes two is none."""
    if row.case_id != case.pk:
        raise Http404
    return row


def latest(case):
    """The review that was held last, with the name of who wrote it, or None."""
    rows = Review.objects.filter(case=case).select_related("recorded_by")
    return rows.order_by("-held_on", "-recorded_at").first()


def about(case, by):
    """What every page of this room knows: the case, the day, and what this worker may do."""
    closed = Closure.objects.filter(case=case).exists()
    return {
        "case": case,
        "today": today(),
        "closed": closed,
        "may_record": not closed and may(by, "review.record", case),
        "may_confer": not closed and may(by, "review.confer", case),
        "may_propose": not closed and may(by, "review.propose_closing", case),
    }
