"""What the clock does with lists: take in those that were asked for, match them, and delete old files."""

import logging

from django.db import transaction

from umai.documents.sealed.envelope import share_key_lock
from umai.law.terms.retention import list_files_kept_since
from umai.linkage.candidates.matching import match_edition
from umai.linkage.files.refusals import UnreadableList
from umai.linkage.lists.actions import UploadIsGone, bytes_of
from umai.linkage.lists.ingest import AlreadyIngested, ListFile, ingest_list
from umai.linkage.lists.models import Failure, ListEdition, Order, OrderProgress, Upload
from umai.linkage.overlap.models import MatchRun
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.trail import entries
from umai.trail.anchors.guard import may_end
from umai.trail.entries import EntrySubject

log = logging.getLogger("umai.lists")


def take_in_ordered_lists(*, using="default", progress_using="beside"):
    """Take in the lists that were asked for, the oldest first; answers how many editions were made.

    Safe to stop, to run twice and to run in two places: an order is locked while it is worked on, and
    unfinished work is rolled back. `progress_using` is a second connection, on which progress is written.
    """
    made = 0
    for order in open_orders(using):
        with transaction.atomic(using=using):
            if try_lock(order, using) and open_orders(using).filter(pk=order.pk).exists():
                made += carry_out_order(order, using, progress_using)
    return made


def match_new_editions(*, using="default"):
    """Match the editions that were not matched yet, the oldest first; answers how many."""
    made = 0
    for edition in unmatched_editions(using):
        with transaction.atomic(using=using):
            if try_lock(edition, using) and unmatched_editions(using).filter(pk=edition.pk).exists():
                match_edition(edition, using=using)
                made += 1
    return made


def match_once(edition, *, using, tell=lambda rows: None) -> MatchRun:
    """Match this edition now, or wait for the process that is matching it; answers the `MatchRun`."""
    with transaction.atomic(using=using):
        fetch_rows("select pg_advisory_xact_lock(hashtextextended(%s, 55))", [str(edition.pk)], using=using)
        known = MatchRun.objects.using(using).filter(edition=edition).first()
        return known or match_edition(edition, using=using, tell=tell)


def unmatched_editions(using):
    return ListEdition.objects.using(using).filter(matched=None).order_by("recorded_at")


def open_orders(using):
    return Order.objects.using(using).filter(edition=None, failure=None).order_by("recorded_at")


def try_lock(row, using):
    """Lock this order or edition until the transaction ends; False where somebody else works on it."""
    question = "select pg_try_advisory_xact_lock(hashtextextended(%s, 55))"
    return fetch_value(question, [str(row.pk)], using=using)


def carry_out_order(order, using, progress_using) -> bool:
    """Take in the file of one order and delete it, or write down why it cannot be taken in."""
    upload = Upload.objects.using(using).select_related("source", "area").filter(pk=order.upload_id).first()
    try:
        if upload is None:
            raise UploadIsGone("")
        edition = take_in_upload(order, upload, using, progress_using)
    except UnreadableList as failure:
        record_failure(order, failure.code, failure.numbers, using)
    except UploadIsGone:
        record_failure(order, "gone", {}, using)
    except AlreadyIngested as known:
        record_failure(order, "known", {"edition": str(known.edition.pk)}, using)
        delete_upload(upload, using)
    else:
        delete_upload(upload, using)
        log.info("a list of %s rows was taken in", edition.rows)
        return True
    return False


def take_in_upload(order, upload, using, progress_using) -> ListEdition:
    def tell(rows):
        OrderProgress.objects.using(progress_using).update_or_create(
            order_id=order.pk, defaults={"done": rows}
        )

    share_key_lock(using=using)
    file = ListFile.of_upload(upload, bytes_of(upload), order.columns, whole=order.whole)
    with transaction.atomic(using=using):
        edition, _counted = ingest_list(file, using=using, order=order, tell=tell)
        about = EntrySubject(ListEdition._meta.label_lower, edition.pk, None, upload.area.district_id)
        entries.note_act("", "linkage.import", about, using=using)
    return edition


def record_failure(order, code, numbers, using):
    Failure.objects.using(using).create(order=order, code=code, numbers=numbers)
    log.info("a list was not taken in: %s", code)


def delete_upload(upload, using):
    Upload.objects.using(using).filter(pk=upload.pk).delete()


def delete_old_uploads(*, at, using="default"):
    """Delete files that were not taken in and are older than `list_file_days`; answers how many.

    None while no head of the trail is kept elsewhere.
    """
    if not may_end(using=using):
        log.error("no lists were forgotten: no head of the trail is kept elsewhere")
        return 0
    old = Upload.objects.using(using).filter(recorded_at__lt=list_files_kept_since(at))
    asked = open_orders(using).values("upload_id")
    number = old.exclude(pk__in=asked).delete()[0]
    if number:
        log.info("forgot %s lists that were not taken in", number)
    return number
