"""What other pages read of prevention: what happened, and how much was written.

The caller has consulted the record of the child or the case, so the look is on the trail already.
"""

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.prevention.models import Note, ParentContact, Talk
from umai.prevention.words import contact_title, note_in_words, talk_title
from umai.register import merge_groups


def events_of(child, by):
    """The notes, talks and contacts of one record, and their corrections, as unsorted `TimelineEvent`s."""
    rows = [list(found) for found in _rows_with_history(child, by)]
    notes, talks, contacts = ([row for row in kind if row.current] for kind in rows)
    return [*_note_events(notes), *_talk_events(talks), *_contact_events(contacts), *_correction_events(rows)]


def count_entries(child_id, by):
    """How many current notes, talks and contacts this child has, and the day agreed for the next talk.

    The day is None where the latest talk agreed none. Two queries.
    """
    notes, talks, contacts = (rows.order_by() for rows in current_rows_of(child_id, by))
    next_on = list(talks.order_by("-talked_on", "-recorded_at").values_list("next_on", flat=True))
    n = len(next_on) + notes.values("pk").union(contacts.values("pk"), all=True).count()
    return n, next_on[0] if next_on else None


def current_rows_of(child_id, by):
    """The current notes, talks and contacts on every record of this child, each with the newest first."""
    records = merge_groups.ids_of(child_id, by)
    notes, talks, contacts = (
        model.objects.within_reach_of(by).filter(child_id__in=records).select_related("recorded_by")
        for model in (Note, Talk, ParentContact)
    )
    return [
        notes.order_by("-noted_on", "-recorded_at").select_related("told_by"),
        talks.order_by("-talked_on", "-recorded_at"),
        contacts.order_by("-contacted_at").select_related("adult"),
    ]


def _rows_with_history(child, by):
    """The current rows of one record, and the rows by which something was corrected or struck."""
    for model, *related in ((Note, "told_by"), (Talk,), (ParentContact,)):
        rows = rows_of_child(model.ever, child, by, *related)
        yield rows.filter(Q(current=True) | ~Q(why=ReplacementReason.CHANGE))


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
            talk_title(row), on=row.talked_on, who=recorder_name(row), text=row.agreed or row.words
        )


def _contact_events(rows):
    for row in rows:
        yield TimelineEvent(
            contact_title(row),
            at=row.contacted_at,
            who=recorder_name(row),
            text=row.decisions or row.told or row.words,
        )


def _correction_events(kinds):
    for row in (row for rows in kinds for row in rows if row.why != ReplacementReason.CHANGE):
        title = _("Struck out") if row.why == ReplacementReason.STRUCK else _("Corrected")
        what = str(row.get_kind_display()) if isinstance(row, Note) else str(row_title(row))
        yield TimelineEvent(f"{title}: {what}", at=row.recorded_at, who=recorder_name(row))


def row_title(row):
    return talk_title(row) if isinstance(row, Talk) else contact_title(row)
