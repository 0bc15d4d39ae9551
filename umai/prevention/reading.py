"""What other pages read of prevention: what happened, and what stands beside a case.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import Why
from umai.design.parts import Event
from umai.law.clock import today
from umai.prevention.families import reasons_of
from umai.prevention.models import Note, ParentContact, Talk
from umai.prevention.words import contact_title, observed_in_words, reason_in_words, talk_title
from umai.register import same

SHOWN = 5  # of each kind beside a case; the child's own page shows all


class Prevention(NamedTuple):
    """What the case page shows of this room: the latest of each kind, and the reasons as sentences.

    `talk_due_on` is the day of a talk that was agreed and not written yet, or None.
    """

    notes: list[Note]
    talks: list[Talk]
    contacts: list[ParentContact]
    reasons: list[str]
    talk_due_on: object


def events_of(child, by):
    """What was noted, said and tried, as `Event`s in no order; the timeline sorts them."""
    return [*_notes(child, by), *_talks(child, by), *_contacts(child, by), *_corrected(child, by)]


def of_case(case, by) -> Prevention:
    """What stands beside this case of its child, also from before it was opened."""
    notes, talks, contacts = (list(rows[:SHOWN]) for rows in standing(case.child_id, by))
    due = talks[0].next_on if talks else None
    found = reasons_of(case.child_id, by=by, on=today())
    return Prevention(notes, talks, contacts, [reason_in_words(one) for one in found], due)


def standing(child_id, by):
    """Notes, talks and contacts of this child as they stand, each with the newest first, of every record."""
    return _standing(same.ids_of(child_id, by), by)


def _standing(records, by):
    found = (
        Note.objects.order_by("-noted_on", "-recorded_at").select_related("recorded_by", "told_by"),
        Talk.objects.order_by("-talked_on", "-recorded_at").select_related("recorded_by"),
        ParentContact.objects.order_by("-contacted_at").select_related("recorded_by", "adult"),
    )
    return [rows.within_reach_of(by).filter(child_id__in=records) for rows in found]


def said_by(note):
    """Who says what a note says: the body, or the worker who wrote it."""
    return note.body or str(note.told_by or note.recorded_by or "")


def _notes(child, by):
    for row in _standing([child.pk], by)[0]:
        title = f"{capfirst(row.get_kind_display())}: {observed_in_words(row)}"
        yield Event(title, on=row.noted_on, who=said_by(row), text=row.words)


def _talks(child, by):
    for row in _standing([child.pk], by)[1]:
        yield Event(
            talk_title(row), on=row.talked_on, who=str(row.recorded_by or ""), text=row.agreed or row.words
        )


def _contacts(child, by):
    for row in _standing([child.pk], by)[2]:
        yield Event(
            contact_title(row), at=row.contacted_at, who=str(row.recorded_by or ""),
            text=row.decisions or row.told or row.words,
        )  # fmt: skip


def _corrected(child, by):
    for model in (Note, Talk, ParentContact):
        rows = model.ever.within_reach_of(by).filter(child_id=child.pk).exclude(why=Why.CHANGE)
        for row in rows.select_related("recorded_by"):
            title = _("Struck out") if row.why == Why.STRUCK else _("Corrected")
            said = str(row.get_kind_display()) if model is Note else str(model_words(row))
            yield Event(f"{title}: {said}", at=row.recorded_at, who=str(row.recorded_by or ""))


def model_words(row):
    return talk_title(row) if isinstance(row, Talk) else contact_title(row)
