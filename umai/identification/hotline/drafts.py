"""Drafts of reports that an operator of the line writes while somebody talks: saved at every answer, sealed.

A draft is part of no file and no signal yet. Only its writer sees it (row security), and nobody can read it
without the key, which is not in the database. The caller's name and number are sealed for the holders as
soon as they are saved: not even the operator sees them again.
"""

import json
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

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

LONGEST = 6000  # characters of one answer
REPORTER_FIELDS = ("reporter_name", "reporter_phone")


class DraftNotKept(Refusal):
    """There is no key to seal a draft with."""

    status = 503


class KeptDraft(NamedTuple):
    """A draft as its form shows it: what was typed, and the box of the caller's name, if one was given."""

    id: UUID
    answers: dict[str, str]
    box: tuple[bytes, str] | None
    saved_at: datetime


def keep_draft(signal_id, typed, *, by):
    """Save what was typed so far, in place of what was saved before. Raises `DraftNotKept`."""
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
    """This worker's draft with this id, or None."""
    with by.speaking():
        row = HotlineDraft.objects.filter(pk=signal_id, worker_id=by.pk).first()
    return as_draft(row) if row else None


def drafts_of(*, by) -> list[KeptDraft]:
    """All drafts of this worker, the one that was saved last first."""
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
    """Delete this worker's draft with this id."""
    with by.speaking():
        HotlineDraft.objects.filter(pk=signal_id, worker_id=by.pk).delete()
