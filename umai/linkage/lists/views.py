"""The pages of sources, and of a file from sending it to having it taken in."""

import uuid
from itertools import islice

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from umai.access.doors import consult_list, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.law.terms.clock import today
from umai.linkage.lists import actions
from umai.linkage.lists.forms import ColumnsForm, SendForm, SourceForm
from umai.linkage.lists.ingest import Counted, File, parser_of
from umai.linkage.lists.mappings import remembered
from umai.linkage.lists.models import Edition, Order, Source, Upload
from umai.linkage.lists.notes import in_words as notes_in_words
from umai.linkage.lists.preview import SHOWN, table_of
from umai.linkage.parsing.reasons import in_words
from umai.linkage.review.actions import next_due
from umai.register.pages import attempt, posted, shown
from umai.trail.entries import About

EDITIONS_SHOWN = 50


@signed_in_only
def sources(request):
    """Every source, with the latest edition that was taken in."""
    by = request.by
    require(by, "linkage.read")
    found = consult_list("linkage.sources", Source.objects.order_by("name", "pk"), by=by)
    latest = Edition.objects.order_by("source", "-recorded_at").distinct("source")
    editions = {one.source_id: one for one in latest}
    for one in found:
        one.latest = editions.get(one.pk)
    page = {
        "sources": sorted(found, key=lambda one: one.name),
        "may_add": may(by, "linkage.add_source"),
        "may_see_weights": may(by, "register.weights.read"),
        "to_read": next_due(by),
        "may_see_quality": may(by, "linkage.quality.read"),
    }
    return render(request, "linkage/sources.html", page)


@signed_in_only
def add_source(request):
    """Add a source."""
    by = request.by
    require(by, "linkage.add_source")
    form = SourceForm(posted(request))
    if form.is_valid():
        made = attempt(
            form,
            lambda: actions.add_source(by.office, by=by, id=uuid.uuid4(), **form.cleaned_data),
            field="slug",
        )
        if made:
            return redirect(made)
    return shown(request, "linkage/add_source.html", {"form": form, "back": reverse("linkage:sources")}, form)


@signed_in_only
def source(request, pk):
    """One source: under which ground it is given, whom it can contain, and its editions."""
    by = request.by
    require(by, "linkage.read")
    one = get_object_or_404(Source, pk=pk)
    latest = Edition.objects.filter(source=one).order_by("-recorded_at")[:EDITIONS_SHOWN]
    found = consult_list(
        "linkage.editions",
        latest,
        by=by,
        read=lambda rows: rows.select_related("area", "recorded_by").order_by("-recorded_at"),
    )
    sent = Upload.objects.filter(source=one, recorded_by=by.pk).defer("sealed").order_by("-recorded_at")
    page = {
        "source": one,
        "editions": found,
        "sent": sent,
        "may_send": may(by, "linkage.send"),
        "back": reverse("linkage:sources"),
    }
    return render(request, "linkage/source.html", page)


@signed_in_only
def send(request, pk):
    """Send a file of this source."""
    by = request.by
    require(by, "linkage.send")
    one = get_object_or_404(Source, pk=pk)
    form = SendForm(posted(request), request.FILES or None, initial={"from_on": today(), "to_on": today()})
    if form.is_valid():
        file, period = form.cleaned_data["file"], {k: form.cleaned_data[k] for k in ("from_on", "to_on")}
        sent = {"id": uuid.uuid4(), "name": file.name, "data": file.read()}
        upload = attempt(form, lambda: actions.send(one, by=by, **sent, **period), field="file")
        if upload:
            return redirect(upload)
    page = {"form": form, "source": one, "back": reverse("linkage:source", args=[pk])}
    return shown(request, "linkage/send.html", page, form)


@signed_in_only
def preview(request, pk):
    """The first rows of a sent file as they will be understood; what its columns mean is corrected here."""
    by = request.by
    require(by, "linkage.take_in")
    upload = own_or_404(pk, by)
    asked = Order.objects.filter(upload_id=pk, edition=None, failure=None).first()
    if asked:
        return redirect(asked)
    data = actions.bytes_of(upload)
    with table_of(data, upload.ending) as table:
        columns = meanings(upload, table)
        form = ColumnsForm(posted(request), header=table.header, columns=columns)
        if form.is_valid():
            columns = [meant for _name, meant in form.said]
        rows = understood(upload, table, columns)
    if form.is_valid() and "take_in" in request.POST:
        whole = form.cleaned_data["whole"] == "yes"
        order = attempt(
            form, lambda: actions.take_in(upload, by=by, id=uuid.uuid4(), columns=form.said, whole=whole)
        )
        if order:
            return redirect(order)
    page = {
        "form": form,
        "upload": upload,
        "rows": rows,
        "remarks": any(row.words for row in rows),
        "notes": notes_in_words([*table.notes(), *noticed(rows)]),
        "back": reverse("linkage:source", args=[upload.source_id]),
    }
    return shown(request, "linkage/preview.html", page, form)


@signed_in_only
def forget(request, pk):
    """Delete a sent file that shall not be taken in."""
    by = request.by
    require(by, "linkage.forget")
    upload = own_or_404(pk, by)
    if request.method != "POST":
        raise Http404
    actions.forget(upload, by=by)
    return redirect("linkage:source", upload.source_id)


def noticed(rows):
    """What the rows shown let one notice of the whole file, as [code, numbers]."""
    counted = Counted()
    for row in rows:
        counted.count(row)
    return counted.notes()


def meanings(upload, table):
    """What each column means: as remembered of the source, where its columns are these, else as guessed."""
    said = remembered(upload.source)
    if said and [name for name, _meant in said] == table.header:
        return [meant for _name, meant in said]
    known = {name: meant for name, meant in said or () if name and meant}
    found = [known.get(name, "") for name in table.header]
    guessed = ["" if meant in found else meant for meant in table.columns]
    return [one or other for one, other in zip(found, guessed, strict=True)]


def understood(upload, table, columns):
    """The first rows as they will be taken in, for the page."""
    file = File(b"", upload.ending, upload.source, upload.area, upload.from_on, upload.to_on)
    parser = parser_of(file, columns, "default")
    rows = [parser.understood(number, raw) for number, raw in islice(table.rows, SHOWN)]
    for row in rows:
        row.words = in_words(row.reasons)
        row.place = parser.territory.name_of(row.where)
    return rows


def own_or_404(pk, by):
    """A file that this worker sent, with the look at it noted; another's is not there."""
    about = About(Upload._meta.label_lower, pk)
    found = consult_list(
        "linkage.preview",
        Upload.objects.filter(pk=pk, recorded_by=by.pk),
        by=by,
        read=lambda rows: rows.select_related("source", "area"),
    )
    if not found:
        turn_away("linkage.preview", about, by=by)
    return found[0]
