"""What was recorded in a child's file, in order: for the timeline."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design import parts
from umai.register import merge_groups
from umai.register.child.file_rows import rows_of
from umai.register.kinds import KIND_OF_MODEL
from umai.register.merges import Merge


@dataclass
class FileEvent:
    """One row of the file: what, on which day it happened, when it was recorded and by which worker.

    `state` is "standing", "replaced" or "struck"; a replaced or struck row stays in the history.
    `row` is the fact itself, `about` the id of the adult whom it is about, if it is about one.
    """

    title: str
    on: date | None
    at: datetime
    who: object
    kind: str
    pk: object
    state: str
    row: Any
    about: object = None


def events_of(child, *, by, sealed=False) -> list[FileEvent]:
    """Every fact ever recorded in this file, newest first, those replaced and struck out too.

    The caller has consulted the child. With `sealed`, the sealed facts too for those who may see
    them; that look is noted by itself.
    """
    return as_events(rows_of(child, by=by, sealed=sealed))


def as_events(ever) -> list[FileEvent]:
    """The events of rows that were read already: model to its `umai.access.facts.FactHistory`."""
    found = []
    for model, rows in ever.items():
        replaced = {row.replaces_id for row in rows.every}
        for row in rows.every:
            struck = row.why == ReplacementReason.STRUCK
            state = "struck" if struck else "replaced" if row.pk in replaced else "standing"
            found.append(_event(KIND_OF_MODEL[model], row, state))
    return sorted(found, key=lambda event: event.at, reverse=True)


def events_of_merges(child, by) -> list[parts.TimelineEvent]:
    """When records were found to be this child, and when one was found to be another child after all."""
    records = merge_groups.ids_of(child.pk, by)
    rows = Merge.ever.within_reach_of(by).filter(Q(child_id__in=records) | Q(other_id__in=records))
    titles = {
        False: _("Two records were found to be one child"),
        True: _("Two records were found to be two children"),
    }
    found = []
    for row in rows.select_related("recorded_by"):
        struck = row.why == ReplacementReason.STRUCK
        reason = "" if struck else str(capfirst(row.get_reason_display()))
        text = "\n".join(filter(None, [reason, row.words]))
        who = str(row.recorded_by or "")
        found.append(parts.TimelineEvent(titles[struck], at=row.recorded_at, who=who, text=text))
    return found


def _event(kind, row, state):
    verb = {
        ReplacementReason.STRUCK: _("%(what)s: struck out"),
        ReplacementReason.CORRECTION: _("%(what)s: corrected"),
    }.get(row.why, _("%(what)s: changed") if row.replaces_id else _("%(what)s: recorded"))
    return FileEvent(
        title=verb % {"what": kind.title},
        on=row.happened_on or row.holds_from,
        at=row.recorded_at,
        who=row.recorded_by_id,
        kind=kind.slug,
        pk=row.pk,
        state=state,
        row=row,
        about=getattr(row, "adult_id", None) or getattr(row, "carer_id", None),
    )
