"""What the clock does with lists: take in what was asked for, and forget what nobody went on with."""

import logging
from datetime import timedelta

from django.db import connections, transaction

from umai.documents.sealed.envelope import steady
from umai.linkage.candidates.matching import match
from umai.linkage.files.unreadable import UnreadableList
from umai.linkage.lists.actions import IsGone, bytes_of
from umai.linkage.lists.ingest import File, Known, take
from umai.linkage.lists.models import Edition, Failure, Order, Progress, Upload
from umai.linkage.overlap.models import Matched
from umai.trail import entries
from umai.trail.entries import About

log = logging.getLogger("umai.lists")

KEPT = timedelta(days=7)  # how long a file waits for its sender to go on


def take_in_waiting(*, using="default", beside="trail"):
    """Take in the lists that were asked for, the oldest first; answers how many editions there are more.

    Safe to stop, to run twice and to run in two places: an order is held while it is worked on, and what
    was half done goes with the transaction. `beside` is a second connection, on which progress is told.
    """
    made = 0
    for order in waiting(using):
        with transaction.atomic(using=using):
            if held(order, using) and waiting(using).filter(pk=order.pk).exists():
                made += carried_out(order, using, beside)
    return made


def match_waiting(*, using="default"):
    """Match the editions that were not yet, the oldest first; answers how many were."""
    made = 0
    for edition in unmatched(using):
        with transaction.atomic(using=using):
            if held(edition, using) and unmatched(using).filter(pk=edition.pk).exists():
                match(edition, using=using)
                made += 1
    return made


def matched(edition, *, using, tell=lambda rows: None) -> Matched:
    """Match this edition now, or wait for whoever is at it; answers what came of it."""
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 55))", [str(edition.pk)])
        known = Matched.objects.using(using).filter(edition=edition).first()
        return known or match(edition, using=using, tell=tell)


def unmatched(using):
    return Edition.objects.using(using).filter(matched=None).order_by("recorded_at")


def waiting(using):
    return Order.objects.using(using).filter(edition=None, failure=None).order_by("recorded_at")


def held(row, using):
    """Whether nobody else works on this order or edition; until the transaction ends, nobody else does."""
    with connections[using].cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtextextended(%s, 55))", [str(row.pk)])
        return cursor.fetchone()[0]


def carried_out(order, using, beside) -> bool:
    """Take in the file of one order, or write down why not; the file is forgotten once it is in."""
    upload = Upload.objects.using(using).select_related("source", "area").filter(pk=order.upload_id).first()
    try:
        if upload is None:
            raise IsGone("")
        edition = edition_of(order, upload, using, beside)
    except UnreadableList as failure:
        failed(order, failure.code, failure.numbers, using)
    except IsGone:
        failed(order, "gone", {}, using)
    except Known as known:
        failed(order, "known", {"edition": str(known.edition.pk)}, using)
        forget(upload, using)
    else:
        forget(upload, using)
        log.info("a list of %s rows was taken in", edition.rows)
        return True
    return False


def edition_of(order, upload, using, beside) -> Edition:
    def tell(rows):
        Progress.objects.using(beside).update_or_create(order_id=order.pk, defaults={"done": rows})

    steady(using=using)
    file = File(
        bytes_of(upload),
        upload.ending,
        upload.source,
        upload.area,
        upload.from_on,
        upload.to_on,
        order.columns,
        order.whole,
    )
    with transaction.atomic(using=using):
        edition, _counted = take(file, using=using, order=order, tell=tell)
    about = About(Edition._meta.label_lower, edition.pk, None, upload.area.district_id)
    entries.done("", "linkage.import", about)
    return edition


def failed(order, code, numbers, using):
    Failure.objects.using(using).create(order=order, code=code, numbers=numbers)
    log.info("a list was not taken in: %s", code)


def forget(upload, using):
    Upload.objects.using(using).filter(pk=upload.pk).delete()


def forget_old(*, at, using="default"):
    """Delete files that were sent a week before this instant and not taken in; answers how many."""
    old = Upload.objects.using(using).filter(recorded_at__lt=at - KEPT)
    asked = waiting(using).values("upload_id")
    number = old.exclude(pk__in=asked).delete()[0]
    if number:
        log.info("forgot %s lists that were not taken in", number)
    return number
