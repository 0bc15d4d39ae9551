"""What other pages read of prevention: what happened, and what stands beside a case.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from typing import NamedTuple

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.parts import TimelineEvent
from umai.law.terms.clock import today
from umai.prevention.families import reasons_of
from umai.prevention.models import Note, ParentContact, Talk
from umai.prevention.words import contact_title, note_in_words, reason_in_words, talk_title
from umai.register import merge_groups

SHOWN = 5  # of each kind beside a case; the child's own page shows all


class CasePrevention(NamedTuple):
    """What the case page shows of this room: the latest of each kind, and the reasons as sentences.

    `talk_due_on` is the day of a talk that was agreed and not written yet, or None.
    """

    notes: list[Note]
    talks: list[Talk]
    contacts: list[ParentContact]
    reasons: list[str]
    talk_due_on: object


def events_of(child, by):
    """What was noted, said and tried, as `TimelineEvent`s in no order; the timeline sorts them."""
    rows = [list(found) for found in _rows_with_history(child, by)]
    notes, talks, contacts = ([row for row in kind if row.current] for kind in rows)
    return [*_note_events(notes), *_talk_events(talks), *_contact_events(contacts), *_correction_events(rows)]


def of_case(case, by) -> CasePrevention:
    """What stands beside this case of its child, also from before it was opened."""
    notes, talks, contacts = (list(rows[:SHOWN]) for rows in current_rows_of(case.child_id, by))
    due = talks[0].next_on if talks else None
    found = reasons_of(case.child_id, by=by, on=today())
    return CasePrevention(notes, talks, contacts, [reason_in_words(one) for one in found], due)


def count_entries(child_id, by):
    """How many notes, talks and contacts stand for this child, and the day of the talk that was agreed last
    and not written yet, or None. Two queries."""
    notes, talks, contacts = (rows.order_by() for rows in current_rows_of(child_id, by))
    next_on = list(talks.order_by("-talked_on", "-recorded_at").values_list("next_on", flat=True))
    n = len(next_on) + notes.values("pk").union(contacts.values("pk"), all=True).count()
    return n, next_on[0] if next_on else None


def current_rows_of(child_id, by):
    """Notes, talks and contacts of this child as they stand, each with the newest first, of every record."""
    return _current_rows(merge_groups.ids_of(child_id, by), by)


def _current_rows(records, by):
    found = (
        Note.objects.order_by("-noted_on", "-recorded_at").select_related("recorded_by", "told_by"),
        Talk.objects.order_by("-talked_on", "-recorded_at").select_related("recorded_by"),
        ParentContact.objects.order_by("-contacted_at").select_related("recorded_by", "adult"),
    )
    return [rows.within_reach_of(by).filter(child_id__in=records) for rows in found]


def _rows_with_history(child, by):
    """The same of one record, with the rows by which something was corrected or struck."""
    told = (
        (Note.ever, "recorded_by", "told_by"),
        (Talk.ever, "recorded_by"),
        (ParentContact.ever, "recorded_by"),
    )
    for rows, *related in told:
        found = rows.within_reach_of(by).filter(child_id=child.pk).select_related(*related)
        yield found.filter(Q(current=True) | ~Q(why=ReplacementReason.CHANGE))


def source_of_note(note):
    """Who says what a note says: the body, or the worker who wrote it."""
    return note.body or str(note.told_by or note.recorded_by or "")


def _note_events(rows):
    for row in rows:
        title = f"{capfirst(row.get_kind_display())}: {note_in_words(row)}"
        yield TimelineEvent(title, on=row.noted_on, who=source_of_note(row), text=row.words)


def _talk_events(rows):
    for row in rows:
        yield TimelineEvent(
            talk_title(row), on=row.talked_on, who=str(row.recorded_by or ""), text=row.agreed or row.words
        )


def _contact_events(rows):
    for row in rows:
        yield TimelineEvent(
            contact_title(row),
            at=row.contacted_at,
            who=str(row.recorded_by or ""),
            text=row.decisions or row.told or row.words,
        )


def _correction_events(kinds):
    for row in (row for rows in kinds for row in rows if row.why != ReplacementReason.CHANGE):
        title = _("Struck out") if row.why == ReplacementReason.STRUCK else _("Corrected")
        said = str(row.get_kind_display()) if isinstance(row, Note) else str(row_title(row))
        yield TimelineEvent(f"{title}: {said}", at=row.recorded_at, who=str(row.recorded_by or ""))


def row_title(row):
    return talk_title(row) if isinstance(row, Talk) else contact_title(row)
