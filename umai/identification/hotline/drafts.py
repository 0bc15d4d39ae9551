"""What an operator of the line began to write while somebody talks: kept at every answer, sealed.

A draft is part of no file and no signal yet. Its writer alone sees it (row security), and without the
key that lies beside the database nobody reads it. The caller's name and number go into the box of
reporters the moment they are kept: not even the operator sees them again.
"""

import json
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.identification.hotline.models import HotlineDraft
from umai.identification.signal.sealing import (
    NoKey,
    ReportWords,
    open_words,
    seal_reporter,
    seal_words,
    takes_reporters,
)
from umai.refusal import Refusal

LONGEST = 6000  # letters of one answer
REPORTER_FIELDS = ("reporter_name", "reporter_phone")


class DraftNotKept(Refusal):
    """There is no key to seal a draft with."""

    status = 503


class KeptDraft(NamedTuple):
    """A draft as its form shows it: what was typed, and the box of the caller's name, if one was left."""

    id: object
    answers: dict
    box: tuple | None
    saved_at: object


def keep_draft(signal_id, typed, *, by):
    """Keep what was typed so far, in place of what was kept before. Raises `DraftNotKept`."""
    answers = {name: value[:LONGEST] for name, value in typed.items() if name not in REPORTER_FIELDS}
    who = {name: typed.get(name, "").strip()[:200] for name in REPORTER_FIELDS}
    before = find_draft(signal_id, by=by)
    box = before.box if before else None
    try:
        if any(who.values()) and takes_reporters():
            box = seal_reporter(signal_id, name=who[REPORTER_FIELDS[0]], phone=who[REPORTER_FIELDS[1]])
        whole = {"answers": answers, "box": box and [box[0].hex(), box[1]]}
        sealed, key = seal_words(signal_id, ReportWords(happened=json.dumps(whole, ensure_ascii=False)))
    except NoKey as error:
        raise DraftNotKept(
            _("Not kept: there is no key to seal it with. Tell the administrator at once.")
        ) from error
    with by.speaking():
        return HotlineDraft.objects.update_or_create(
            pk=signal_id,
            worker_id=by.pk,
            defaults={"sealed": sealed, "key_id": key, "saved_at": timezone.now()},
        )[0]


def find_draft(signal_id, *, by) -> KeptDraft | None:
    """What this worker began to write under this id, or None."""
    with by.speaking():
        row = HotlineDraft.objects.filter(pk=signal_id, worker_id=by.pk).first()
    return row and as_draft(row)


def drafts_of(*, by) -> list[KeptDraft]:
    """All that this worker began and did not send, what was saved last first."""
    with by.speaking():
        rows = list(HotlineDraft.objects.filter(worker_id=by.pk).order_by("-saved_at"))
    return [one for one in map(as_draft, rows) if one]


def as_draft(row) -> KeptDraft | None:
    try:
        whole = json.loads(open_words(row.pk, row.sealed).happened)
    except NoKey:
        return None
    box = whole["box"] and (bytes.fromhex(whole["box"][0]), whole["box"][1])
    return KeptDraft(row.pk, whole["answers"], box, row.saved_at)


def delete_draft(signal_id, *, by):
    """Delete what this worker began to write under this id."""
    with by.speaking():
        HotlineDraft.objects.filter(pk=signal_id, worker_id=by.pk).delete()
