"""The two doors: every write goes through `act`, every read of a record through `consult`.

The doors check the permission, write the trail, and commit once, so that no room can forget it.
"""

import dataclasses
from functools import wraps
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from umai.access.permissions import ENDING_ACTS, require_right
from umai.refusal import Refusal
from umai.trail import entries
from umai.trail.anchors.guard import require_kept_heads
from umai.trail.entries import EntrySubject

ACT_WORDS = {}  # name of an act to its words in an entry of the trail


class Act(Protocol):
    """A function that `act` made an act: it has its name on the trail."""

    act: str

    def __call__(self, record: Any, *, by: Any, **particulars: Any) -> Any: ...


def act(name, *, done=""):
    """Make a function an act: `verb(record, *, by, **particulars)` returns the row it made.

    `done` is the entry of this act in words, for the people whose file it is: "opened a case".

    First checks whether this worker may do this to this record; then runs the function and writes
    the entry in one transaction. A refusal, before or inside, is noted on the second connection
    after everything was rolled back, and is raised again.
    """

    def door(function):
        @wraps(function)
        def acted(record, *, by, **particulars):
            try:
                with by.speaking(), transaction.atomic():
                    require_right(by, name, record)
                    if name in ENDING_ACTS:
                        require_kept_heads()
                    outcome = function(record, by=by, **particulars)
                    entries.note_act(
                        by.token, name, subject_in_file(record, outcome), request_id=by.request_id
                    )
                    return outcome
            except Refusal as refusal:
                entries.note_refusal(by.token, name, EntrySubject.of_row(record), request_id=by.request_id)
                refusal.noted = True
                raise

        acted.__dict__["act"] = name
        if done:
            ACT_WORDS[name] = done
        return acted

    return door


def subject_in_file(record, outcome):
    """The subject of an act's entry: the row that the act made, in the file of its record.

    Rows of adults and households name no child, so the file is that of the record.
    """
    about = EntrySubject.of_row(outcome)
    return dataclasses.replace(about, child_id=about.child_id or getattr(record, "child_id", None))


def consult(model, pk, *, by, related=()):
    """Fetch one record within this worker's reach, and note that it was read; otherwise 404.

    First it queries only whether the record can be reached; then the look, or the refusal, is
    committed on the second connection; only then is the record read. A record out of reach and one
    that does not exist have the same answer.
    """
    label = model._meta.label_lower
    name = f"{model._meta.app_label}.read"
    with by.speaking():
        known = (
            model.objects.within_reach_of(by)
            .filter(pk=pk)
            .values_list("child_id", "district_id", "municipality_id")
            .first()
        )
        if known is None:
            answer_not_found(name, EntrySubject(label, pk), by=by)
        entries.note_look(by.token, name, EntrySubject(label, pk, *known), request_id=by.request_id)
        rows = model.objects.select_related(*related) if related else model.objects
        return rows.get(pk=pk)


def consult_list(name, rows=None, *, by, read=lambda rows: rows, ids=None, by_ids=None):
    """Evaluate a list of reachable rows and note, in one entry, which rows it shows.

    `name` is the list, as in "casefile.cases". The ids are read and the look is committed first; then
    exactly those rows are read. `read` adds the columns and joins to the query that only showing
    needs. `ids` are the ids of the rows, when an earlier query of the same reachable rows gave them.
    `by_ids` reads the rows with these ids instead of `rows`, for lists in plain SQL (`Speaker.ask`).
    """
    with by.speaking():
        shown = list(rows.values_list("pk", flat=True)) if ids is None else list(ids)
        entries.note_look(
            by.token,
            name,
            EntrySubject("list", by.pk, None, None, None),
            shown=shown,
            request_id=by.request_id,
        )
        if not shown:
            return []
        if by_ids is not None:
            return by_ids(shown)
        noted = rows.all()
        noted.query.clear_limits()  # the rows of the slice are chosen by their ids
        return list(read(noted.filter(pk__in=shown)))


def answer_not_found(name, about, *, by):
    """Answer 404, as for a record that does not exist, and note the refusal on the trail."""
    entries.note_refusal(by.token, name, about, request_id=by.request_id)
    raise Http404


def note_refusal(refusal, *, by):
    """Note a refusal outside an act: of a page or a list that is not for this worker.

    Without a record the subject of the entry is the worker.
    """
    if refusal.noted or by is None:
        return
    record, name = getattr(refusal, "record", None), getattr(refusal, "act", "")
    about = EntrySubject("page", by.pk) if record is None else EntrySubject.of_row(record)
    entries.note_refusal(by.token, name or "page", about, request_id=by.request_id)
    refusal.noted = True


class AlreadyReplaced(Refusal):
    """Somebody else replaced the same fact first."""


def write_replacement(fact, *, why, **changes):
    """Write the row that replaces `fact`, with these changes.

    Called inside an act. Raises `AlreadyReplaced` when another row replaced this one first.
    """
    model = type(fact)
    copied = {
        field.attname: getattr(fact, field.attname)
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not field.generated
    }
    later = model(**copied)
    for name, value in changes.items():
        setattr(later, name, value)
    later.replaces_id = fact.pk
    later.why = why
    # The database stamps a row of a known child itself; an adult's row stays where it was.
    later.district_id, later.municipality_id = fact.district_id, fact.municipality_id
    later.office_id = fact.office_id
    try:
        with transaction.atomic():
            later.save(force_insert=True)
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        # Not the detail, which repeats what was typed.
        if (
            "replace"
            in f"{getattr(diagnosis, 'constraint_name', '')} {getattr(diagnosis, 'message_primary', '')}"
        ):
            raise AlreadyReplaced(
                _("Somebody else changed this a moment ago. Nothing was overwritten: open the page again.")
            ) from error
        raise
    return later
