"""What other rooms and pages read of files: which there are, and the bytes that are shown of one.

Whoever calls has consulted the record, so the look is on the trail; a look at sealed files is another entry.
"""

import logging

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import consult_list, file_of_row, open_files
from umai.access.facts import ReplacementReason
from umai.design.parts import TimelineEvent
from umai.documents.actions import reference_to
from umai.documents.models import DataKey, Document, FileVariant, PrintedPaper, SealedDocument
from umai.documents.sealed import envelope, store
from umai.refusal import Refusal

log = logging.getLogger("umai.documents")


class StoredFileMissing(Refusal):
    """The stored file is missing, or was changed by somebody."""

    status = 500


def files_of(record, by):
    """The files attached to this record, the newest first; for a child, to anything in the child's file.

    Sealed ones are among them for those who may see them. Each has its writer loaded (`recorded_by`).
    """
    wanted = reference_to(record) or {"child_id": record.child_id}
    if record.child_id:
        open_files("documents.read", [record.child_id], by=by)
    with by.speaking():
        found = list(_rows(Document, wanted, by))
        sealed = _rows(SealedDocument, wanted, by)
        if ids := list(sealed.values_list("pk", flat=True)):
            found += consult_list("documents.sealed", sealed, by=by, ids=ids)
    return sorted(found, key=lambda row: row.recorded_at, reverse=True)


def _rows(model, wanted, by):
    return model.objects.within_reach_of(by).filter(**wanted).select_related("recorded_by")


def events_of(child, by):
    """Documents added and struck and papers printed, as `TimelineEvent`s in no order, without sealed ones."""
    rows = Document.ever.within_reach_of(by).filter(child_id=child.pk).select_related("recorded_by")
    for row in rows:
        struck = row.why == ReplacementReason.STRUCK
        title = _("Document struck: %(title)s") if struck else _("Document added: %(title)s")
        counted = count_documents if row.current and not struck else None
        yield TimelineEvent.of_row(row, title % {"title": row.title}, text=row.reason, counted=counted)
    printed = PrintedPaper.objects.within_reach_of(by).filter(child_id=child.pk).select_related("recorded_by")
    for row in printed:
        yield TimelineEvent.of_row(row, _("Paper printed"))


def count_documents(n: int) -> str:
    """So many documents that were added and stand, in words."""
    return ngettext("%(n)d document", "%(n)d documents", n) % {"n": n}


def model_of(pk, *, by):
    """The model of this file: `SealedDocument` where a sealed one is within reach, else `Document`."""
    with by.speaking():
        return SealedDocument if file_of_row(SealedDocument, pk, by) else Document


def shown_bytes_of(file, *, by):
    """The bytes that are shown of this file, which was consulted. Raises `StoredFileMissing`."""
    return shown_bytes(file.pk, by=by)


def shown_bytes(of, *, by):
    """The bytes that are shown of what has this id: a file, or evidence. Raises `StoredFileMissing`."""
    with by.speaking():
        envelope.share_key_lock()
        key = DataKey.objects.filter(of_id=of, form=FileVariant.SHOWN).first()
        try:
            if key is None:
                raise FileNotFoundError
            return read_stored_file(key)
        except (FileNotFoundError, envelope.DoesNotOpen) as failure:
            log.error("file %s: %s", of, type(failure).__name__)
            raise StoredFileMissing(
                _(
                    "The file cannot be opened: it is missing, or was changed. Its record is kept."
                    " Tell the administrator."
                )
            ) from None


def read_stored_file(key):
    """The bytes of the stored file that this key opens. Raises FileNotFoundError or `DoesNotOpen`."""
    place = {"of": key.of_id, "form": key.form}
    data_key = envelope.unwrap(key.wrapped, version=key.version, **place)
    return envelope.unseal(store.fetch(key.name), data_key, **place)
