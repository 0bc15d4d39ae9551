"""What may be done with files and papers: attach a file to a record, strike it, print a paper."""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import AlreadyReceived, consent_over, raise_refusals, require_text
from umai.documents import papers
from umai.documents.inspection import LARGEST_FILE, inspect_file
from umai.documents.models import DataKey, Document, DocumentKind, FileVariant, PrintedPaper, SealedDocument
from umai.documents.sealed import envelope, store
from umai.documents.unfit_file import refusal_for
from umai.refusal import Refusal
from umai.register.facts.sealed import may_see_sealed
from umai.register.models import Child


class NotTheirsToSeal(Refusal):
    """Whoever may not see sealed items may not add one either."""

    status = 403


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent: its bytes, and its name, of which only the ending is read."""

    name: str
    data: bytes

    @classmethod
    def of(cls, upload):
        """From an uploaded file of a form, or a `SentFile`. Raises `UnfitFile` for one that is too large."""
        if isinstance(upload, cls):
            return upload
        if upload.size > LARGEST_FILE:
            raise refusal_for("too_large")
        return cls(upload.name, upload.read())


@act("documents.attach", done=gettext_lazy("added a document"))
def attach_document(record, *, by, id, upload, title, kind, happened_on=None, sealed=False):
    """Attach a file to a child's file, or to a case or another record of it.

    `id` is made by the writer. `upload` is an uploaded file of a form or a `SentFile`. `happened_on` is
    the day of the photo or on the paper. A medical paper is always sealed. The file as it was sent and the
    one that is shown are both on the disk before a row names them. Raises `UnfitFile` for a file that is
    not accepted, `NotTheirsToSeal`, `Incomplete`, `AlreadyReceived`, `ConsentOver`.
    """
    require_text(title, _("Write what the file is. Nothing was attached."))
    sealed = sealed or kind == DocumentKind.MEDICAL
    if sealed and not may_see_sealed(Child.objects.get(pk=record.child_id), by=by):
        raise NotTheirsToSeal(
            _(
                "Medical papers, and what speaks of sexual violence, adoption or a safe place, are put here"
                " by the worker of the case or the head of the department. Nothing was attached: give the"
                " paper to one of them."
            )
        )
    sent = SentFile.of(upload)
    inspected = inspect_file(sent.data, sent.name)
    row = (SealedDocument if sealed else Document)(
        id=id,
        child_id=record.child_id,
        title=title.strip(),
        kind=kind,
        happened_on=happened_on,
        media_type=inspected.media_type,
        size=len(sent.data),
        sha256=sha256(sent.data).hexdigest(),
        shown_size=len(inspected.shown),
        **reference_to(record),
    )
    envelope.share_key_lock()
    keys = [
        store_sealed(row, FileVariant.ORIGINAL, sent.data),
        store_sealed(row, FileVariant.SHOWN, inspected.shown),
    ]
    sentence = _("This file was received before. It was not attached twice.")
    with raise_refusals(consent_over() | {"": AlreadyReceived(sentence)}):
        row.save(force_insert=True)
        DataKey.objects.bulk_create(keys)
    return row


def store_sealed(row, form, data):
    """Seal and store one of the two files; answers the row of its key, which is not saved yet."""
    key, name, version = envelope.new_file_key(), store.new_name(), envelope.newest_version()
    store.keep(name, envelope.seal(data, key, of=row.pk, form=form))
    wrapped = envelope.wrap(key, of=row.pk, form=form, version=version)
    return DataKey(of_id=row.pk, form=form, name=name, version=version, wrapped=wrapped)


@act("documents.strike", done=gettext_lazy("struck a document"))
def strike_document(file, *, by, reason):
    """Strike a file that does not belong here; it stays on the disk, and is not shown any more.

    `reason` says why. Raises `Incomplete`, `AlreadyReplaced`.
    """
    require_text(reason, _("Write why the file is struck. Nothing was changed."))
    return file.replace_with(why=ReplacementReason.STRUCK, reason=reason.strip())


@act("documents.print", done=gettext_lazy("printed a paper"))
def print_paper(record, *, by, paper, template, values, language):
    """Print a paper from this record; answers the row that says so, with the file as `row.pdf`.

    `paper` is its name in the program, as in "protection.removal"; the rest is as in `papers.render_pdf`.
    """
    pdf = papers.render_pdf(template, values, language, record=record.pk)
    row = PrintedPaper.objects.create(
        child_id=record.child_id,
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        paper=paper,
        language=language,
        sha256=sha256(pdf).hexdigest(),
        check_value=papers.check_value_of(template, values, language, record=record.pk),
    )
    row.pdf = pdf
    return row


def reference_to(record):
    """The columns that name the record to which a file is attached; {} for the child's file itself."""
    if isinstance(record, Child):
        return {}
    return {"about_kind": record._meta.label_lower, "about_id": record.pk}
