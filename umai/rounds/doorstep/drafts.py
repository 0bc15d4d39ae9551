"""Drafts at doors: kept at the server for their writer alone, sealed, and part of nothing yet."""

import json
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.identification.signal.sealing import NoKey, ReportWords, open_words, seal_words
from umai.refusal import Refusal
from umai.rounds.doorstep.models import DoorDraft

LONGEST = 600  # signs of one answer


class DoorDraftNotKept(Refusal):
    """There is no key to seal a draft with."""

    status = 503


class KeptDoorDraft(NamedTuple):
    """A draft as its form shows it."""

    answers: dict[str, str]
    saved_at: datetime


def keep_draft(stop, typed, *, by) -> DoorDraft:
    """Keep what was typed so far, in place of what was kept before. Raises `DoorDraftNotKept`."""
    answers = {name: value[:LONGEST] for name, value in typed.items()}
    with by.speaking():
        row = DoorDraft.objects.filter(worker_id=by.pk, stop=stop).first()
        row = row or DoorDraft(worker_id=by.pk, stop=stop)
        try:
            row.sealed, row.key_id = seal_words(row.pk, ReportWords(json.dumps(answers, ensure_ascii=False)))
        except NoKey as error:
            raise DoorDraftNotKept(
                _("Not kept: there is no key to seal it with. Tell the administrator at once.")
            ) from error
        row.saved_at = timezone.now()
        row.save()
    return row


def draft_of(stop, *, by) -> KeptDoorDraft | None:
    """The draft of this worker at this dwelling, or None."""
    with by.speaking():
        row = DoorDraft.objects.filter(worker_id=by.pk, stop=stop).first()
    if row is None:
        return None
    try:
        return KeptDoorDraft(json.loads(open_words(row.pk, row.sealed).happened), row.saved_at)
    except NoKey:
        return None


def delete_draft(stop, *, by) -> None:
    """Delete the draft of this worker at this dwelling."""
    with by.speaking():
        DoorDraft.objects.filter(worker_id=by.pk, stop=stop).delete()
