"""The children in danger, first on My day: whom nobody has seen yet, and whom a protection protects now."""

from typing import NamedTuple
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.casefile.my_day.contacts import ChildContact
from umai.casefile.my_day.rows import DutyRow
from umai.casefile.protections import tag_of, waits_for
from umai.design.addresses import address_by_id
from umai.design.parts import Link
from umai.design.templatetags.design import tag
from umai.identification.signal.models import Signal
from umai.identification.whereabouts.signal_place import signal_in_words
from umai.notices.calls.reading import call_reach_sql
from umai.protection.reading import as_running, running_children, running_protections
from umai.urgency.models import Urgency
from umai.urgency.reading import taken_in_words, time_since, urgency_reach_sql

SHOWN = 30  # of each on My day; the children whom nobody has seen are counted beyond that


class Unseen(NamedTuple):
    """One child who must be seen: the open call that the reader may take, and whether the reader goes."""

    id: UUID
    case_id: UUID | None
    child_id: UUID | None
    call: UUID | None
    own: bool
    """Whether the reader took the call or answers for the case."""
    is_out: bool
    """Whether the reader is on the way there."""


class UnseenChildren(NamedTuple):
    """Children who must be seen now: how many there are, and the first `SHOWN`."""

    total: int
    rows: list[Unseen]

    @property
    def ids(self) -> list[UUID]:
        return [one.id for one in self.rows]

    @property
    def cases(self) -> set[UUID]:
        return {one.case_id for one in self.rows if one.case_id}

    @property
    def children(self) -> set[UUID]:
        return {one.child_id for one in self.rows if one.child_id}


def unseen_children(by) -> UnseenChildren:
    """The children within this worker's reach whom nobody has seen yet.

    Of those whose call nobody took and of the others about as many. Signals stand behind children of cases,
    so that no flood of reports hides a child; of signals only those that wait by themselves, and none of a
    crowd from one network, which the inbox shows last. Of several calls in a case the first stands here.
    """
    signals = SIGNALS_SQL if may_do(by, "identification.read") else ""
    calls = call_reach_sql(by) if may_do(by, "notices.answer") else "false"
    question = UNSEEN_SQL.format(reached=urgency_reach_sql(by, "u."), signals=signals, calls=calls)
    found = by.ask(question, most=SHOWN)
    return UnseenChildren(found[0][0] if found else 0, [Unseen(*row) for _total, *row in found])


UNSEEN_SQL = """select f.total, f.id, f.case_id, f.child_id, c.id,
        f.taken_by_id is not distinct from %(me)s or w.worker_id is not distinct from %(me)s,
        exists (select from visits_outing o where o.case_id = f.case_id and o.worker_id = %(me)s
            and not exists (select from visits_return r where r.outing_id = o.id))
    from (
        select u.*, count(*) over () as total, row_number() over (
            partition by u.taken_at is null order by u.child_id is null, u.called_at, u.id) as turn
        from urgency_urgency u
        where u.ended_at is null and {reached} and (u.child_id is not null and not exists (
            select from urgency_urgency e where e.case_id = u.case_id and e.ended_at is null
                and (e.called_at, e.id) < (u.called_at, u.id)) {signals})
        order by turn, u.taken_at is not null limit %(most)s) f
    left join intake_worklistrow w on w.case_id = f.case_id
    left join lateral (
        select c.id from notices_call c
        where not c.taken and {calls} and (c.kind = 'signal' and c.about = f.signal_id
            or c.kind = 'case' and c.about in (
                select a.id from intake_assignment a where a.case_id = f.case_id and a.current))
        order by c.opened_at, c.id limit 1) c on true
    order by f.child_id is null, f.called_at, f.id"""
SIGNALS_SQL = """or u.child_id is null and exists (
        select from identification_signal s where s.id = u.signal_id and s.waits and not s.crowded)"""


def rows_of_unseen(unseen: UnseenChildren, by) -> list[DutyRow]:
    """These as rows of the page, which has noted the look.

    First whose call nobody took, then where the reader goes, then whom others go to.
    """
    if not unseen.rows:
        return []
    with by.speaking():
        rows = Urgency.objects.within_reach_of(by).select_related("taken_by", "district")
        found = rows.in_bulk(unseen.ids)
        signals = signals_of([one.signal_id for one in found.values() if not one.child_id], by)
    known = [one for one in unseen.rows if one.id in found]
    known.sort(key=lambda one: turn_of(one, found[one.id]))
    return [
        row_of_child(found[one.id], one, by)
        if one.child_id
        else row_of_signal(found[one.id], one, signals[found[one.id].signal_id], by)
        for one in known
        if one.child_id or found[one.id].signal_id in signals
    ]


def signals_of(ids, by) -> dict[UUID, Signal]:
    if not ids:
        return {}
    rows = Signal.objects.within_reach_of(by).defer("sealed_words")
    return rows.select_related("settlement", "district").in_bulk(ids)


def turn_of(known: Unseen, urgency) -> int:
    """Its place on the page: 0 where nobody took the call, 1 where the reader goes, 2 where another does."""
    if known.own and not known.call:
        return 1
    return 0 if known.call or urgency.taken_at is None else 2


def row_of_child(one, known: Unseen, by) -> DutyRow:
    """A child whom nobody has seen; where another goes, the reader has nothing to do in this row."""
    page = ("casefile:case", one.case_id) if one.case_id else ("casefile:child", one.child_id)
    turn, case = turn_of(known, one), one.case_id
    goes = turn == 1 and case and not known.is_out and may_do(by, "visits.go_out")
    records = turn < 2 and case and may_do(by, "visits.record")
    return DutyRow(
        one.child_id,
        case,
        "",
        address_by_id(page[0])(page[1]),
        what_of_unseen(turn),
        since_in_words(one, by),
        Link(_("Write down a visit"), address_by_id("visits:new")(case)) if records else None,
        contact=ChildContact(village=one.district.name),
        note=taken_in_words(one, by),
        go=Link(_("I am going there now"), address_by_id("visits:go_out")(case)) if goes else None,
        call=known.call,
    )


def row_of_signal(one, known: Unseen, signal, by) -> DutyRow:
    """A signal that names no child yet."""
    url, turn = address_by_id("identification:signal")(one.signal_id), turn_of(known, one)
    return DutyRow(
        None,
        None,
        signal_in_words(signal),
        url,
        what_of_unseen(turn),
        since_in_words(one, by),
        Link(_("Open the signal"), url) if turn == 1 else None,
        note=taken_in_words(one, by),
        call=known.call,
    )


def what_of_unseen(turn: int):
    if turn == 1:
        return _("Go to the child now: nobody has seen the child yet.")
    return _("Urgent: nobody has seen the child yet.")


def since_in_words(one, by):
    """The time that counts for the reader: since they took the call, else since it was made."""
    if one.taken_by_id == by.pk:
        return tag(_("%(time)s since you took the call") % {"time": time_since(one.taken_at)}, "red")
    return tag(_("%(time)s since the call") % {"time": time_since(one.called_at)}, "red")


def protected_children(by) -> dict[UUID, UUID]:
    """At most `SHOWN` protections that run within this worker's reach, each with its child."""
    return running_children(by, SHOWN) if may_do(by, "protection.read") else {}


def protected_rows(known, by) -> list[DutyRow]:
    """These protections as rows of the page, which has noted the look; the oldest danger first."""
    if not known:
        return []
    with by.speaking():
        found = as_running(running_protections(by).filter(pk__in=known), by)
    return [row_of_protection(one) for one in found]


def row_of_protection(one) -> DutyRow:
    what, until = waits_for(one)
    return DutyRow(
        one.child_id,
        one.case_id,
        "",
        address_by_id("casefile:case")(one.case_id),
        what,
        until,
        Link(_("Go on with the protection"), one.protection.get_absolute_url()),
        tags=[tag_of(one)],
        note=str(capfirst(one.danger)),
    )


def joined_rows(unseen, protected) -> list[DutyRow]:
    """The children whom nobody has seen, then those in a protection; a child who is both has one row.

    It leads to the protection, in which who went to the child is written.
    """
    running = {row.case_id: row for row in protected}
    for row in unseen:
        if one := running.pop(row.case_id, None):
            row.do, row.tags = one.do, one.tags
    return [*unseen, *running.values()]
