"""The pages of an order and its edition: how far it is, what was taken in, and which rows are new."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found, consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.linkage.files.refusals import sentence_of
from umai.linkage.lists import actions, refused_rows
from umai.linkage.lists.changes import ROW_SELECTIONS, count_outcomes, reachable
from umai.linkage.lists.ingest import ListFile
from umai.linkage.lists.models import ListEdition, Order, OrderProgress, Upload
from umai.linkage.lists.notes import notes_in_words
from umai.linkage.parsing.reasons import SET_ASIDE, is_to_mend, reasons_in_words
from umai.linkage.rows import ListRow, Verdict
from umai.trail.entries import EntrySubject

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class OrderPage(Page):
    """A page about what this worker asked to have taken in; another's is not there."""

    of = Order
    look = right_to_find = "linkage.take_in"

    def find(self):
        pk = self.address["pk"]
        found = Order.objects.filter(pk=pk, recorded_by=self.by.pk).select_related("source", "failure")
        return found.first() or answer_not_found(
            "linkage.read", EntrySubject(Order._meta.label_lower, pk), by=self.by
        )


class OrderStatus(OrderPage):
    """How far the worker is with a list; once it is in, the page of the edition."""

    template = "linkage/order.html"

    def respond(self):
        edition = ListEdition.objects.filter(order=self.record).first()
        return redirect(edition) if edition else super().respond()

    def context(self):
        one = self.record
        failure = getattr(one, "failure", None)
        page = {
            "order": one,
            "failure": failure,
            "progress": OrderProgress.objects.filter(order=one).first(),
            "back": one.source.get_absolute_url(),
        }
        if failure:
            page |= {
                "sentence": failure_sentence_of(failure),
                "known": failure.numbers.get("edition"),
                "is_here": Upload.objects.filter(pk=one.upload_id).exists(),
                "to_mend": failure.code == "refused_rows",
            }
        return page


class RefusedRowsOfOrder(OrderPage):
    """The rows because of which a list was not taken in, with their reasons."""

    def draw(self):
        one = self.record
        rows = Upload.objects.filter(pk=one.upload_id).select_related("source", "area")
        sent = consult_list("linkage.refused", rows, by=self.by)
        if not sent:
            raise actions.UploadIsGone(_("This file is here no more. Send it again."))
        (upload,) = sent
        file = ListFile.of_upload(upload, actions.bytes_of(upload), one.columns)
        return workbook_response(refused_rows.workbook_of_file(file, using="default"))


class EditionPage(Page):
    """A page about an edition."""

    of = ListEdition
    look = right_to_find = "linkage.read"

    def find(self):
        editions = ListEdition.objects.select_related("source", "area", "recorded_by")
        return get_object_or_404(editions, pk=self.address["pk"])

    def head(self):
        return super().head() | {"edition": self.record}


class EditionSummary(EditionPage):
    """What was taken in: how many rows, with which remarks, and how it differs from the edition before."""

    template = "linkage/edition.html"

    def context(self):
        one = self.record
        outcomes = count_outcomes(one, self.by) if hasattr(one, "matched") else []
        return {
            "outcomes": outcomes,
            "beyond": one.rows - sum(number for _kind, number in outcomes),
            "notes": notes_in_words(one.notes, taken_in=True),
            "back": one.source.get_absolute_url(),
            "mendable": one.refused > one.set_aside and may_do(self.by, "linkage.take_in"),
            "follows": one.follows_id is not None,
        }


class RefusedRowsOfEdition(EditionPage):
    """The rows that were left out of an edition, as far as they are within reach."""

    look = right_to_find = "linkage.take_in"

    def draw(self):
        lines = ListRow.objects.within_reach_of(self.by).filter(edition=self.record, verdict=Verdict.REFUSED)
        lines = lines.exclude(reasons__overlap=list(SET_ASIDE))
        found = consult_list("linkage.refused", lines, by=self.by, read=lambda rows: rows.order_by("number"))
        return workbook_response(refused_rows.workbook_of_edition(self.record, found))


class EditionRows(EditionPage):
    """Rows of an edition: all, those with a remark, and who is new, changed or gone; a page at a time."""

    template = "linkage/rows.html"

    def context(self):
        one, by, which = self.record, self.by, self.address["which"]
        kind = ROW_SELECTIONS.get(which)
        if kind is None or (kind.compares and one.follows_id is None):
            raise Http404
        after = self.request.GET.get("after", "")
        lines = reachable(kind, one, by).order_by("number")
        lines = lines.filter(number__gt=int(after) if after.isascii() and after.isdigit() else 0)
        with by.speaking():
            ids = list(lines.values_list("pk", flat=True)[: PAGE + 1])
        found = consult_list(f"linkage.{which}", lines, by=by, ids=ids[:PAGE], read=with_places)
        for row in found:
            row.words, row.is_to_mend = reasons_in_words(row.reasons), is_to_mend(row.reasons)
            row.place = row.settlement or row.municipality or row.district
        return {
            "kind": kind,
            "may_find": may_do(by, "register.search"),
            "rows": found,
            "back": one.get_absolute_url(),
            "next": f"?after={found[-1].number}" if len(ids) > PAGE else "",
        }


def with_places(rows):
    return rows.select_related("settlement", "municipality", "district").order_by("number")


def failure_sentence_of(failure):
    own = {
        "known": _("This list was taken in before, with the same columns. Nothing was changed."),
        "gone": _("The file cannot be opened any more. Nothing was taken in. Send it again."),
    }
    return own.get(failure.code) or sentence_of(failure.code, failure.numbers)


def workbook_response(data):
    answer = HttpResponse(data, content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="refused.xlsx"'
    return answer
