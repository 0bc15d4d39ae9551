"""The pages of a source, and of a file from sending it to having it taken in."""

from itertools import islice

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from umai.access.doors import answer_not_found, consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.law.terms.clock import today
from umai.linkage.lists import actions
from umai.linkage.lists.forms import ColumnsForm, SendListForm, SourceForm
from umai.linkage.lists.ingest import ListFile, RowCounts, parser_of
from umai.linkage.lists.mappings import last_mapping_of
from umai.linkage.lists.models import ListEdition, ListSource, Order, Upload
from umai.linkage.lists.notes import notes_in_words
from umai.linkage.lists.preview import SHOWN, open_table
from umai.linkage.parsing.reasons import is_to_mend, reasons_in_words
from umai.trail.entries import EntrySubject

EDITIONS_SHOWN = 50


class AddSource(ActPage):
    """Add a source."""

    act = actions.add_source
    makes = ListSource
    form_class = SourceForm
    refused_on = "slug"
    template = "linkage/add_source.html"

    def find(self):
        return self.by.office

    def context(self):
        return {"back": reverse("linkage:sources")}

    def destination(self, source):
        return source


class SourceSummary(Page):
    """One source: under which ground it is given, whom it can contain, and its editions."""

    of = ListSource
    look = right_to_find = "linkage.read"
    template = "linkage/source.html"

    def find(self):
        return get_object_or_404(ListSource, pk=self.address["pk"])

    def context(self):
        one, by = self.record, self.by
        latest = ListEdition.objects.filter(source=one).order_by("-recorded_at")[:EDITIONS_SHOWN]
        found = consult_list(
            "linkage.editions",
            latest,
            by=by,
            read=lambda rows: rows.select_related("area", "recorded_by").order_by("-recorded_at"),
        )
        sent = Upload.objects.filter(source=one, recorded_by=by.pk).defer("sealed").order_by("-recorded_at")
        return {
            "source": one,
            "editions": found,
            "sent": sent,
            "may_send": may_do(by, "linkage.send"),
            "back": reverse("linkage:sources"),
        }


class SendList(ActPage):
    """Send a file of this source."""

    act = actions.send_list
    right_to_find = actions.send_list.act
    of = ListSource
    makes = Upload
    form_class = SendListForm
    refused_on = "file"
    template = "linkage/send.html"

    def find(self):
        return get_object_or_404(ListSource, pk=self.address["pk"])

    def initial(self):
        return {"from_on": today(), "to_on": today()}

    def belongs(self):
        return super().belongs() | {"recorded_by": self.by.pk}

    def context(self):
        return {"source": self.record, "back": self.record.get_absolute_url()}

    def destination(self, upload):
        return upload


class UploadPage(ActPage):
    """A page about a file that this worker sent; the look is noted, and files of others answer 404."""

    of = Upload

    def find(self):
        pk = self.address["pk"]
        found = consult_list(
            "linkage.preview",
            Upload.objects.filter(pk=pk, recorded_by=self.by.pk),
            by=self.by,
            read=lambda rows: rows.select_related("source", "area"),
        )
        if not found:
            answer_not_found("linkage.preview", EntrySubject(Upload._meta.label_lower, pk), by=self.by)
        return found[0]


class Preview(UploadPage):
    """The first rows of a sent file as they will be understood; what its columns mean is corrected here."""

    act = actions.order_ingest
    right_to_find = actions.order_ingest.act
    form_class = ColumnsForm
    template = "linkage/preview.html"

    def make_form(self):
        upload = self.record
        self.asked = Order.objects.filter(upload_id=upload.pk, edition=None, failure=None).first()
        if self.asked:
            return None
        with open_table(actions.bytes_of(upload), upload.ending) as table:
            columns = meanings(upload, table)
            form = ColumnsForm(
                self.request.POST if self.request.method == "POST" else None,
                header=table.header,
                columns=columns,
                rows=table.sample,
            )
            if form.is_valid():
                columns = [meant for _name, meant in form.meanings]
            self.rows = preview_rows_of(upload, table, columns)
            self.notes = [*table.notes(), *notes_of(self.rows)]
        return form

    def respond(self):
        if self.asked:
            return redirect(self.asked)
        if self.form.is_valid() and "take_in" not in self.request.POST:
            return self.draw()
        return super().respond()

    def context(self):
        return {
            "upload": self.record,
            "rows": self.rows,
            "remarks": any(row.words for row in self.rows),
            "notes": notes_in_words(self.notes),
            "back": self.record.source.get_absolute_url(),
        }

    def destination(self, order):
        return order


class ForgetUpload(UploadPage):
    """Delete a sent file that is not to be taken in."""

    act = actions.forget_upload
    right_to_find = actions.forget_upload.act

    def destination(self, upload):
        return upload.source


def notes_of(rows):
    """What these rows show of the whole file, as [code, numbers]."""
    counted = RowCounts()
    for row in rows:
        counted.count(row)
    return counted.notes()


def meanings(upload, table):
    """What each column means: as last corrected for the source, and for other columns as guessed."""
    mapping = last_mapping_of(upload.source)
    if mapping and [name for name, _meant in mapping] == table.header:
        return [meant for _name, meant in mapping]
    known = {name: meant for name, meant in mapping or () if name and meant}
    found = [known.get(name, "") for name in table.header]
    guessed = ["" if meant in found else meant for meant in table.columns]
    return [one or other for one, other in zip(found, guessed, strict=True)]


def preview_rows_of(upload, table, columns):
    """The first rows as they will be taken in, for the page."""
    parser = parser_of(ListFile.of_upload(upload, b""), columns, "default")
    rows = [parser.parse_row(number, raw) for number, raw in islice(table.rows, SHOWN)]
    for row in rows:
        row.words, row.is_to_mend = reasons_in_words(row.reasons), is_to_mend(row.reasons)
        row.place = parser.territory.name_of(row.where)
    return rows
