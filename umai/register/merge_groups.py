"""Which records are one child: the one place where merges are resolved.

A child who was registered twice has two records. A merge says so and moves nothing; every page that
shows one child asks here which records to read together, and which of them leads. Whoever does not see
both records of a merge does not see the merge, and reads the one record as before. For a child who was
never merged this costs one small query a request.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from umai.access.doors import consult, consult_list
from umai.access.facts import ReplacementReason
from umai.register.merges import Merge
from umai.register.people import Child, Identity


class MergeGroup(NamedTuple):
    """One child: the record that leads, the other records (the earliest merged first), and the merges."""

    leading_id: UUID
    others: tuple[UUID, ...] = ()
    merges: tuple[Merge, ...] = ()  # the earliest first

    @property
    def ids(self) -> tuple[UUID, ...]:
        return (self.leading_id, *self.others)


def group_of(child_id, by) -> MergeGroup:
    """The group of this record, as far as the reader sees it; asked once a request."""
    return by.ask_once(("same", child_id), lambda: groups_of([child_id], by)[child_id])


def ids_of(child_id, by) -> tuple[UUID, ...]:
    """The ids of the records that are one with this one, the leading one first."""
    return group_of(child_id, by).ids


def leading_id_of(child_id, by) -> UUID:
    """The record under which this child's file is shown."""
    return group_of(child_id, by).leading_id


def group_known_at(child_id, at, by) -> MergeGroup:
    """The group of this record as it was known at this instant, without merges that were undone by then."""
    rows = _merges_around({child_id}, by, Merge.ever)
    undone = {
        row.replaces_id for row in rows if row.why == ReplacementReason.STRUCK and row.recorded_at <= at
    }
    merges = (row for row in rows if row.why != ReplacementReason.STRUCK and row.recorded_at <= at)
    return _group_in(child_id, [row for row in merges if row.pk not in undone])


def records_of(child, by) -> list[Child]:
    """The records of this child, the leading one first; no further query where there is only one."""
    group = group_of(child.pk, by)
    if not group.others:
        return [child]
    with by.speaking():
        records = Child.objects.within_reach_of(by).in_bulk(group.ids)
    return [records[pk] for pk in group.ids if pk in records]


def consult_child(child, by) -> Child:
    """Fetch the record that leads; each record that is this child is noted to have been read. Else 404."""
    leads, *others = ids_of(child, by)
    found = consult(Child, leads, by=by)
    for pk in others:
        consult(Child, pk, by=by)
    return found


def consult_identities(name, child_ids, by) -> list[Identity]:
    """Who these children are, the eldest first, as far as they are within reach; `name` is the look."""
    reached = Child.objects.within_reach_of(by).filter(pk__in=list(child_ids))
    with by.speaking():
        children = list(reached.values_list("pk", flat=True))
    rows = Identity.objects.within_reach_of(by).order_by("birth_date", "child_id")
    return consult_list(name, rows, by=by, children=children) if children else []


def groups_of(child_ids, by) -> dict[UUID, MergeGroup]:
    """Record to its group, for many records. One query where none was merged."""
    merges = _merges_around(set(child_ids), by) if child_ids else []
    return {child_id: _group_in(child_id, merges) for child_id in child_ids}


def is_merged(child="child_id") -> Exists:
    """The condition that the record of this column was merged; only then are its groups asked for."""
    record = OuterRef(child)
    return Exists(Merge.objects.filter(Q(child_id=record) | Q(other_id=record)))


def leading_ids_of(child_ids, by) -> dict[UUID, UUID]:
    """Record to the one that leads, for many records: to count and to list a child once."""
    return {child_id: group.leading_id for child_id, group in groups_of(child_ids, by).items()}


def with_leading_names(rows, by) -> list[dict]:
    """Rows of a list, each of a child, under the name that the leading record has: a child has one name.

    A row is a dict with `child_id` and the parts of the name. One query, and one more where one was merged.
    """
    leads = leading_ids_of({row["child_id"] for row in rows}, by)
    led = {record for record, leader in leads.items() if record != leader}
    if not led:
        return rows
    names = Identity.objects.within_reach_of(by).filter(child_id__in={leads[record] for record in led})
    parts = {row.pop("child_id"): row for row in names.values("child_id", "surname", "given", "patronymic")}
    return [row | parts.get(leads[row["child_id"]], {}) for row in rows]


def names_of(child_ids, by) -> dict[UUID, str]:
    """Record to the name that the leading record of the child has, as a page shows it; two queries."""
    leads = leading_ids_of(child_ids, by)
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=leads.values()) if leads else ()
    names = {row.child_id: row.full_name() for row in rows}
    return {record: names.get(leader) or gettext("Name not known") for record, leader in leads.items()}


def forget_groups(by):
    """Have the groups asked for again, after a merge or its end in the same request."""
    by.forget("same")


def _merges_around(ids, by, rows_of_merges=Merge.objects):
    """Every merge of the children to whom these records belong, the earliest first.

    Asked step by step from record to record: merges are few and chains are short.
    """
    found, asked = {}, set()
    with by.speaking():
        while ids and (merges := _merge_ids_of(ids)):
            found |= {row.pk: row for row in rows_of_merges.within_reach_of(by).filter(pk__in=merges)}
            asked |= ids
            ids = {pk for row in found.values() for pk in (row.child_id, row.other_id)} - asked
    return sorted(found.values(), key=lambda row: (row.recorded_at, row.pk))


def _merge_ids_of(ids) -> list[UUID]:
    """The merges that name one of these records, whether they stand or not. Row security answers.

    Every list asks this and there is nearly always none, so it is plain SQL.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from register_merge where child_id = any (%(ids)s) or other_id = any (%(ids)s)",
            {"ids": list(ids)},
        )
        return [pk for (pk,) in cursor.fetchall()]


def leading_of(records, merges):
    """Which of these records leads by these merges, pairs of a record and another, the earliest first."""
    return _leading_id_of(set(records), [_PlainMerge(*pair) for pair in merges])


class _PlainMerge(NamedTuple):
    child_id: Any
    other_id: Any


def _group_in(child_id, merges) -> MergeGroup:
    records = _records_joined_to(child_id, merges)
    own = tuple(row for row in merges if row.child_id in records)
    leads = _leading_id_of(records, own)
    order = dict.fromkeys(pk for row in own for pk in (row.child_id, row.other_id))
    return MergeGroup(leads, tuple(pk for pk in order if pk != leads), own)


def _records_joined_to(child_id, merges) -> set[UUID]:
    """The records that these merges join to this one."""
    joined, waiting = set(), {child_id}
    while waiting:
        joined |= waiting
        near = (row for row in merges if {row.child_id, row.other_id} & waiting)
        waiting = {pk for row in near for pk in (row.child_id, row.other_id)} - joined
    return joined


def _leading_id_of(records, merges) -> UUID:
    """Which of the records leads: the latest merge chose a side, and in that side the merge before it.

    The database refuses a merge of records that are joined already, so without its latest merge a group
    falls into two sides; and undoing a merge brings back the record that led before.
    """
    if not merges:
        return next(iter(records))
    *earlier, latest = merges
    side = _records_joined_to(latest.child_id, earlier)
    return _leading_id_of(side, [row for row in earlier if row.child_id in side])
