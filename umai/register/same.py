"""Which records are one child: the one place where merges are resolved.

A child who was registered twice has two records. A merge says so and moves nothing; every page that
shows one child asks here which records to read together, and which of them leads. Whoever does not see
both records of a merge does not see the merge, and reads the one record as before. For a child who was
never merged this costs one small query a request.
"""

from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from umai.register.models import Child, Merge


class One(NamedTuple):
    """One child: the record that leads, the other records (the earliest merged first), and the merges."""

    leads: UUID
    others: tuple[UUID, ...] = ()
    merges: tuple[Merge, ...] = ()  # the earliest first

    @property
    def ids(self) -> tuple[UUID, ...]:
        return (self.leads, *self.others)


def of(child_id, by) -> One:
    """All that is one with this record, as far as the reader sees it; asked once a request."""
    return by.once(("same", child_id), lambda: of_many([child_id], by)[child_id])


def ids_of(child_id, by) -> tuple[UUID, ...]:
    """The ids of the records that are one with this one, the leading one first."""
    return of(child_id, by).ids


def leading(child_id, by) -> UUID:
    """The record under which this child's file is shown."""
    return of(child_id, by).leads


def records_of(child, by) -> list[Child]:
    """The records of this child, the leading one first; no further query where there is one alone."""
    one = of(child.pk, by)
    if not one.others:
        return [child]
    with by.speaking():
        known = Child.objects.within_reach_of(by).in_bulk(one.ids)
    return [known[pk] for pk in one.ids if pk in known]


def of_many(child_ids, by) -> dict[UUID, One]:
    """Record to the child that it is one with, for many records. One query where none was merged."""
    merges = _around(set(child_ids), by) if child_ids else []
    return {child_id: _one(child_id, merges) for child_id in child_ids}


def leading_of(child_ids, by) -> dict[UUID, UUID]:
    """Record to the one that leads, for many records: to count and to list a child once."""
    return {child_id: one.leads for child_id, one in of_many(child_ids, by).items()}


def forget(by):
    """Ask again, after a merge or its end in the same request."""
    by.forget("same")


def _around(ids, by):
    """Every merge of the children to whom these records belong, the earliest first.

    Asked step by step from record to record: merges are few and chains are short.
    """
    found, asked = {}, set()
    with by.speaking():
        while ids:
            rows = Merge.objects.within_reach_of(by).filter(Q(child_id__in=ids) | Q(other_id__in=ids))
            found |= {row.pk: row for row in rows}
            asked |= ids
            ids = {pk for row in found.values() for pk in (row.child_id, row.other_id)} - asked
    return sorted(found.values(), key=lambda row: (row.recorded_at, row.pk))


def _one(child_id, merges) -> One:
    records = _joined(child_id, merges)
    own = tuple(row for row in merges if row.child_id in records)
    leads = _leading(records, own)
    order = dict.fromkeys(pk for row in own for pk in (row.child_id, row.other_id))
    return One(leads, tuple(pk for pk in order if pk != leads), own)


def _joined(child_id, merges) -> set[UUID]:
    """The records that these merges join to this one."""
    joined, waiting = set(), {child_id}
    while waiting:
        joined |= waiting
        near = (row for row in merges if {row.child_id, row.other_id} & waiting)
        waiting = {pk for row in near for pk in (row.child_id, row.other_id)} - joined
    return joined


def _leading(records, merges) -> UUID:
    """Which of the records leads: the latest merge chose a side, and there the one before it chose.

    No merge joins what is joined already (the database refuses it), so without its latest merge a
    child falls into two sides; and undoing a merge brings back the leads of before.
    """
    if not merges:
        return next(iter(records))
    *earlier, latest = merges
    side = _joined(latest.child_id, earlier)
    return _leading(side, [row for row in earlier if row.child_id in side])
