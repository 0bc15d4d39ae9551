"""The pages of what came of a file: how far it is, what was taken in, whom it tells of for the first time."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from umai.access.doors import consult_list, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.linkage.files.unreadable import words_of
from umai.linkage.lists import actions, refused
from umai.linkage.lists.changes import WHICH
from umai.linkage.lists.ingest import File
from umai.linkage.lists.models import Edition, Order, Progress, Upload
from umai.linkage.lists.notes import in_words as notes_in_words
from umai.linkage.parsing.reasons import in_words
from umai.linkage.rows import Row, Verdict
from umai.trail.entries import About

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in_only
def order(request, pk):
    """How far the worker is with a list; once it is in, the page of the edition."""
    one = order_or_404(pk, request.by)
    edition = Edition.objects.filter(order=one).first()
    if edition:
        return redirect(edition)
    failure = getattr(one, "failure", None)
    progress = Progress.objects.filter(order=one).first()
    page = {"order": one, "failure": failure, "progress": progress, "back": one.source.get_absolute_url()}
    if failure:
        page |= {
            "sentence": of_failure(failure),
            "known": failure.numbers.get("edition"),
            "is_here": Upload.objects.filter(pk=one.upload_id).exists(),
            "to_mend": failure.code == "refused_rows",
        }
    return render(request, "linkage/order.html", page)


@signed_in_only
def refused_of_order(request, pk):
    """The rows because of which a list was not taken in, with their reasons."""
    by = request.by
    one = order_or_404(pk, by)
    upload = next(iter(consult_list("linkage.refused", Upload.objects.filter(pk=one.upload_id), by=by)), None)
    if upload is None:
        raise actions.IsGone(_("This file is here no more. Send it again."))
    file = File(
        actions.bytes_of(upload),
        upload.ending,
        one.source,
        upload.area,
        upload.from_on,
        upload.to_on,
        one.columns,
    )
    return workbook(refused.of_file(file, using="default"))


@signed_in_only
def edition(request, pk):
    """What was taken in: how many rows, with which remarks, and how it differs from the edition before."""
    by = request.by
    one = edition_or_404(pk, by)
    page = {
        "edition": one,
        "notes": notes_in_words(one.notes, taken_in=True),
        "back": one.source.get_absolute_url(),
        "mendable": one.refused and may(by, "linkage.take_in"),
        "follows": one.follows_id is not None,
    }
    return render(request, "linkage/edition.html", page)


@signed_in_only
def refused_of_edition(request, pk):
    """The rows that were left out of an edition, as far as they are within reach."""
    by = request.by
    require(by, "linkage.take_in")
    one = edition_or_404(pk, by)
    lines = Row.objects.within_reach_of(by).filter(edition=one, verdict=Verdict.REFUSED)
    found = consult_list("linkage.refused", lines, by=by, read=lambda rows: rows.order_by("number"))
    return workbook(refused.of_edition(one, found))


@signed_in_only
def rows(request, pk, which):
    """Rows of an edition: all, those with a remark, and who is new, changed or gone; a page at a time."""
    by = request.by
    one = edition_or_404(pk, by)
    kind = WHICH.get(which)
    if kind is None or (kind.compares and one.follows_id is None):
        raise Http404
    after = request.GET.get("after", "")
    lines = kind.rows(one).filter(number__gt=int(after) if after.isascii() and after.isdigit() else 0)
    lines = lines.filter(pk__in=Row.objects.within_reach_of(by).values("pk")).order_by("number")
    with by.speaking():
        ids = list(lines.values_list("pk", flat=True)[: PAGE + 1])
    found = consult_list(
        f"linkage.{which}",
        lines,
        by=by,
        ids=ids[:PAGE],
        read=lambda rows: rows.select_related("settlement", "municipality", "district").order_by("number"),
    )
    for row in found:
        row.words = in_words(row.reasons)
        row.place = row.settlement or row.municipality or row.district
    page = {
        "edition": one,
        "kind": kind,
        "rows": found,
        "back": one.get_absolute_url(),
        "next": f"?after={found[-1].number}" if len(ids) > PAGE else "",
    }
    return render(request, "linkage/rows.html", page)


def order_or_404(pk, by):
    require(by, "linkage.take_in")
    found = Order.objects.filter(pk=pk, recorded_by=by.pk).select_related("source", "failure").first()
    if found is None:
        turn_away("linkage.read", About(Order._meta.label_lower, pk), by=by)
    return found


def edition_or_404(pk, by):
    require(by, "linkage.read")
    return get_object_or_404(Edition.objects.select_related("source", "area", "recorded_by"), pk=pk)


def of_failure(failure):
    own = {
        "known": _("This list was taken in before, with the same columns. Nothing was changed."),
        "gone": _("The file cannot be opened any more. Nothing was taken in. Send it again."),
    }
    return own.get(failure.code) or words_of(failure.code, failure.numbers)


def workbook(data):
    answer = HttpResponse(data, content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="refused.xlsx"'
    return answer
