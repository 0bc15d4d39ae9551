"""Which children this worker still has to tell, or disagree: for My day in its one query, and as a list."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst

from umai.access.doors import note_shown
from umai.access.permissions import is_in_duties
from umai.access.reach import reach_sql
from umai.design.links import choice_labels
from umai.design.parts import UiText
from umai.feedback.kinds import TellKind
from umai.feedback.reading import until_in_words
from umai.law.children.telling import tell_terms
from umai.register import merge_groups

SHOWN = 5  # children named on My day; the rest is counted
LISTED = 300  # rows of the list


class Untold(NamedTuple):
    """One decision of which a child is to be told, or with which it disagrees."""

    id: UUID
    child_id: UUID
    kind: str
    state: str
    due_on: date | None
    name: str = ""
    """Name of the child, which the page fills in with the names of all its rows."""

    @property
    def title(self) -> str:
        return capfirst(choice_labels(TellKind)[self.kind])

    @property
    def url(self) -> str:
        return f"{reverse('feedback:of_child', args=[self.child_id])}#d-{self.id}"


class UntoldLine(NamedTuple):
    """One of them as a page shows it."""

    untold: Untold
    until: UiText


def untold_sql(by) -> str:
    """Those of this worker: of cases that the worker answers for, and for a head of cases that nobody does.

    Of a decision outside of cases whoever answers for the child's open case is asked, else who wrote it. For
    a head also every child that disagrees. An office whose file has moved is asked no more. It names
    `%(tell_since)s` and `%(tell_days)s` (`tell_terms`).
    """
    contested = is_in_duties(by, "feedback.contested.read")
    return ROWS_SQL.format(reach=reach_sql(by, "d.", recorded=False), head=HEAD_SQL if contested else "false")


def untold_counts_sql(by) -> str:
    """Those in one row, for My day: how many, how many late or contested, and the first `SHOWN` of them."""
    first = ", ".join(
        f"(array_agg({column} order by turn))[1:{SHOWN}] as untold_{name}"
        for column, name in (
            ("u.id", "ids"),
            ("u.child_id", "children"),
            ("u.kind", "kinds"),
            ("u.state", "states"),
            ("u.due_on", "days"),
        )
    )
    return f"""select count(*) as untold, count(*) filter (where u.due_on < %(on)s) as untold_late,
            count(*) filter (where u.state = 'disagrees') as contested, {first}
        from (select r.*, row_number() over ({ORDER}) as turn from ({untold_sql(by)}) r) u"""


# A disagreement first, then what is due first.
ORDER = "order by r.state <> 'disagrees', r.due_on nulls first, r.id"
ROWS_SQL = """select d.id, d.child_id, d.kind, d.state,
        case d.state when 'waits' then d.counted_from + t.days end as due_on
    from feedback_childdecision d
    left join lateral (
        select p.days from unnest(%(tell_since)s::date[], %(tell_days)s::int[]) as p (since, days)
        where p.since <= d.counted_from order by p.since desc limit 1) t on true
    where d.state in ('waits', 'disagrees') and (d.state = 'disagrees' or t.days is not null) and {reach}
        and (d.case_id in (
                select a.case_id from intake_assignment a where a.worker_id = %(me)s and a.current)
            or d.case_id is null and d.child_id in (
                with recursive mine (id) as (
                    select w.child_id from intake_worklistrow w where w.worker_id = %(me)s
                    union
                    select case when m.child_id = mine.id then m.other_id else m.child_id end
                    from mine join register_merge m on m.current and mine.id in (m.child_id, m.other_id))
                select id from mine)
            or d.case_id is null and d.recorded_by_id = %(me)s and not exists (
                select from intake_worklistrow w where w.child_id = d.child_id)
            or {head})"""
HEAD_SQL = """d.state = 'disagrees' or d.case_id is not null and not exists (
                select from intake_assignment a
                where a.case_id = d.case_id and a.current and a.worker_id is not null)"""


def untold_of(waits) -> list[Untold]:
    """The first of them, from the columns of `untold_counts_sql`; none where the reader was not asked."""
    names = ("ids", "children", "kinds", "states", "days")
    columns = [waits.get(f"untold_{name}") or () for name in names]
    return [Untold(*row) for row in zip(*columns, strict=True)]


def as_lines(untold, on: date) -> list[UntoldLine]:
    return [UntoldLine(one, until_in_words(one.state, one.due_on, on)) for one in untold]


def untold_list(by, on: date) -> list[UntoldLine]:
    """All of them with the names of the children, as far as the list goes; the look is noted."""
    rows = by.ask(f"select r.* from ({untold_sql(by)}) r {ORDER} limit {LISTED}", **tell_terms())
    found = [Untold(*row) for row in rows]
    if not found:
        return []
    children = {one.child_id for one in found}
    note_shown("feedback.list", [one.id for one in found], children, by=by)
    with by.speaking():
        names = merge_groups.names_of(children, by)
    return as_lines([one._replace(name=names[one.child_id]) for one in found], on)
