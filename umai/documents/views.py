"""The pages of documents: attach a file to a child's file, look at one, load its bytes, strike it."""

import uuid

from django.apps import apps
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.facts import FileRow
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day, moment
from umai.documents import actions, reading
from umai.documents.forms import AttachForm, StrikeDocumentForm
from umai.documents.inspection import MEDIA_TYPES
from umai.documents.models import Document
from umai.register.child.page import FilePage, TabActPage
from umai.register.models import Child

ENDINGS = {media_type: ending.replace("jpeg", "jpg") for ending, media_type in MEDIA_TYPES.items()}
# Whatever a browser takes the bytes for, it may run nothing and load nothing.
HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class AttachDocument(TabActPage):
    """Choose a file or take a photo, and attach it to the child's file, or to the record in `about`."""

    act = actions.attach_document
    makes = Document
    form_class = AttachForm
    refused_on = "upload"
    template = "documents/attach.html"
    tab = "documents"

    def find(self):
        return record_of(self.request.GET.get("about", ""), super().find(), by=self.by)

    def find_received(self, number):
        self.makes = reading.model_of(number, by=self.by)
        return super().find_received(number)

    def belongs(self):
        return {"child_id": self.record.child_id}

    def context(self):
        if isinstance(self.record, Child) or not hasattr(self.record, "get_absolute_url"):
            return {}
        return {"back": self.record.get_absolute_url()}


def record_of(about, child, *, by):
    """The child, or the record of its file that `about` names as kind:id; 404 for anything else."""
    if not about:
        return child
    kind, _colon, text = about.partition(":")
    try:
        model, key = apps.get_model(kind), uuid.UUID(text)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, FileRow):
        raise Http404
    record = consult(model, key, by=by)
    if record.child_id != child.pk:
        raise Http404
    return record


class AboutDocument(Page):
    """A page about a document, sealed or not."""

    def find(self):
        self.of = reading.model_of(self.address["pk"], by=self.by)
        return super().find()


class DocumentPage(AboutDocument, FilePage):
    """What the file is, who attached it and when; a picture is shown, other files can be saved."""

    related = ("recorded_by", "recorded_office")
    right_to_find = "documents.read"
    template = "documents/file.html"

    def context(self):
        return {
            "file": self.record,
            "rows": rows_of(self.record),
            "child_id": self.record.child_id,
            "may_strike": may_do(self.by, "documents.strike", self.record),
        }


def rows_of(file):
    """What is known of a file, as lines of a summary."""
    return [
        SummaryRow(_("Kind"), file.get_kind_display()),
        SummaryRow(_("Day"), day(file.happened_on) if file.happened_on else _("not known")),
        SummaryRow(_("Put here by"), f"{file.recorded_by}, {file.recorded_office}"),
        SummaryRow(_("Put here at"), moment(file.recorded_at)),
        SummaryRow(_("Size"), file.size_in_words),
    ]


class DocumentContent(DocumentPage):
    """The bytes that are shown, to be saved or to be a picture on a page; never opened as a page."""

    def respond(self):
        file = self.record
        shown = reading.shown_bytes_of(file, by=self.by)
        answer = HttpResponse(shown, content_type=file.media_type, headers=HARMLESS)
        # The saved file has a name that says nothing about a person.
        answer["Content-Disposition"] = f'attachment; filename="{file.pk}.{ENDINGS[file.media_type]}"'
        return answer


class StrikeDocument(AboutDocument, TabActPage):
    """Ask why the file does not belong here, and strike it."""

    act = actions.strike_document
    form_class = StrikeDocumentForm
    template = "documents/strike.html"
    tab = "documents"

    def context(self):
        return {"file": self.record}
