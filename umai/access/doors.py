"""The two doors: every write goes through `act`, every read of a record through `consult`.

The doors check the permission, write the trail, and commit once, so that no room can forget it.
"""

import dataclasses
from functools import wraps
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from umai.access.permissions import require_right
from umai.access.policy.table import ENDING_ACTS
from umai.access.row_security import is_shown_after_a_look
from umai.refusal import Refusal
from umai.trail import entries
from umai.trail.anchors.guard import require_kept_heads
from umai.trail.entries import EntrySubject

ACT_WORDS = {}  # name of an act to its words in an entry of the trail
LOOK_WORDS = {}  # name of a look to its words there; the room of the whole file gives them


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
                    open_file_of(record, by=by)
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


def open_file_of(record, *, by):
    """Note a look at the file that an act is done in, where the request has not opened it yet."""
    child = getattr(record, "child_id", None)
    if child is not None and child not in by.opened:
        about = EntrySubject.of_row(record)
        _note_look(by, f"{about.kind.partition('.')[0]}.read", about)


def open_files(name, children, *, by):
    """Note a look at the files of these children, of whom a list or a comparison shows a part.

    Row security shows the contents of a file (names, words, numbers) only after such a look.
    """
    if unopened := set(children) - by.opened:
        note_shown(name, [], sorted(unopened), by=by)


def note_shown(name, shown, children, *, by):
    """Note, in one entry, which rows a page shows and whose files they are of; they are read afterwards.

    For a page of several lists, which would otherwise wait for a committed entry for each of them.
    """
    _note_look(by, name, EntrySubject("list", by.pk), shown=list(shown), children=list(children))


def _note_look(by, name, about, **said):
    entries.note_look(by.token, name, about, request_id=by.request_id, **said)
    by.opened.update(filter(None, (about.child_id, *(said.get("children") or ()))))


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
        known = file_of_row(model, pk, by)
        if known is None:
            answer_not_found(name, EntrySubject(label, pk), by=by)
        _note_look(by, name, EntrySubject(label, pk, *known))
        rows = model.objects.select_related(*related) if related else model.objects
        found = rows.within_reach_of(by).filter(pk=pk).first()
        if found is None:  # of a file that is within reach, a row that is not
            answer_not_found(name, EntrySubject(label, pk, *known), by=by)
        return found


def open_row(model, pk, *, by):
    """Note a look at the file of a row within reach, of whichever child it is, where none was noted yet."""
    known = file_of_row(model, pk, by)
    if known and known[0] and known[0] not in by.opened:
        label = model._meta.label_lower
        _note_look(by, f"{model._meta.app_label}.read", EntrySubject(label, pk, *known))


def file_of_row(model, pk, by):
    """(child, district, municipality) of a record within reach; None for any other."""
    if is_shown_after_a_look(model):
        table = model._meta.db_table
        return next(iter(by.ask("select * from access_file_of(%(table)s, %(pk)s)", table=table, pk=pk)), None)
    known = model.objects.within_reach_of(by).filter(pk=pk)
    return known.values_list("child_id", "district_id", "municipality_id").first()


def consult_list(
    name, rows=None, *, by, read=lambda rows: rows, of=None, ids=None, by_ids=None, children=None
):
    """Evaluate a list of reachable rows and note, in one entry, which rows it shows.

    `name` is the list, as in "casefile.cases". The ids are read and the look is committed first; then
    exactly those rows are read. `read` adds the columns and joins to the query that only showing
    needs. `ids` are the ids of the rows, when an earlier query of the same reachable rows gave them.
    `by_ids` reads the rows of the model `of` with these ids instead of `rows`, for lists in plain SQL.
    `children` are the children whom the list shows, where the rows do not say it themselves, or where
    the rows are contents of their files, which are read after the look: then the look names the children.
    """
    with by.speaking():
        if children is not None and ids is None:
            note_shown(name, children, children, by=by)
            return list(read(rows.filter(child_id__in=children)))
        if ids is None and is_shown_after_a_look(rows.model):
            raise LookupError(f"{name}: of {rows.model.__name__} nothing is read before it is said of whom")
        if ids is None:
            shown, children = rows_and_children(rows)
        else:
            shown = list(ids)
            model = of if rows is None else rows.model
            children = children_of(model, shown) if children is None else children
        note_shown(name, shown, children, by=by)
        if not shown:
            return []
        if by_ids is not None:
            return by_ids(shown)
        noted = rows.all()
        noted.query.clear_limits()  # the rows of the slice are chosen by their ids
        return list(read(noted.filter(pk__in=shown)))


def names_a_child(model):
    return model is not None and any(field.attname == "child_id" for field in model._meta.concrete_fields)


def rows_and_children(rows):
    """The ids of these rows, and of the children whom they name; in one query."""
    if not names_a_child(rows.model):
        return list(rows.values_list("pk", flat=True)), []
    found = list(rows.values_list("pk", "child_id"))
    return [pk for pk, _child in found], list({child for _pk, child in found if child})


def children_of(model, shown):
    """The children of these rows; none where the rows have no child of their own."""
    if not names_a_child(model):
        return []
    found = model._base_manager.filter(pk__in=shown, child_id__isnull=False)
    return list(found.values_list("child_id", flat=True).distinct())


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
