"""The children in danger, first on My day: whom nobody has seen yet, and whom a protection protects now."""

from typing import NamedTuple
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.casefile.my_day.contacts import ChildContact
from umai.casefile.my_day.duties import DutyRow
from umai.casefile.protections import tag_of, waits_for
from umai.design.addresses import address_by_id
from umai.design.parts import Link
from umai.design.templatetags.design import tag
from umai.protection.reading import as_running, running_children, running_protections
from umai.urgency.models import Urgency
from umai.urgency.reading import taken_in_words, time_since, urgency_reach_sql

SHOWN = 30  # of each on My day; the children whom nobody has seen are counted beyond that


class UnseenChildren(NamedTuple):
    """Children who must be seen now: how many there are, and the ids of the first `SHOWN`, in their order."""

    total: int
    ids: list[UUID]
    cases: set[UUID]
    children: set[UUID]


def unseen_children(by) -> UnseenChildren:
    """The children within this worker's reach whom nobody has seen yet.

    Signals stand behind children of cases, so that no flood of reports hides a child; of signals only those
    that wait by themselves, and none of a crowd from one network, which the inbox shows last. Of several
    calls in a case the first stands here.
    """
    signals = SIGNALS_SQL if may_do(by, "identification.read") else ""
    question = UNSEEN_SQL.format(reached=urgency_reach_sql(by, "u."), signals=signals)
    found = by.ask(question, most=SHOWN)
    ids, cases, children, counts = zip(*found, strict=True) if found else ((), (), (), (0,))
    return UnseenChildren(counts[0], list(ids), {*cases} - {None}, {*children} - {None})


UNSEEN_SQL = """select u.id, u.case_id, u.child_id, count(*) over ()
    from urgency_urgency u
    where u.ended_at is null and {reached} and (u.child_id is not null and not exists (
        select from urgency_urgency e where e.case_id = u.case_id and e.ended_at is null
            and (e.called_at, e.id) < (u.called_at, u.id)) {signals})
    order by u.child_id is null, u.called_at, u.id limit %(most)s"""
SIGNALS_SQL = """or u.child_id is null and exists (
        select from identification_signal s where s.id = u.signal_id and s.waits and not s.crowded)"""


def rows_of_unseen(unseen: UnseenChildren, by) -> list[DutyRow]:
    """These as rows of the page, which has noted the look."""
    if not unseen.ids:
        return []
    with by.speaking():
        rows = Urgency.objects.within_reach_of(by).select_related("taken_by", "district")
        found = rows.in_bulk(unseen.ids)
    records = may_do(by, "visits.record")
    return [
        row_of_child(one, records) if one.child_id else row_of_signal(one)
        for pk in unseen.ids
        if (one := found.get(pk))
    ]


def row_of_child(one, records) -> DutyRow:
    """A child whom nobody has seen; `records`: whether the reader writes down visits."""
    page = ("casefile:case", one.case_id) if one.case_id else ("casefile:child", one.child_id)
    visit = Link(_("Write down a visit"), address_by_id("visits:new")(one.case_id)) if one.case_id else None
    return DutyRow(
        one.child_id,
        one.case_id,
        "",
        address_by_id(page[0])(page[1]),
        _("Urgent: nobody has seen the child yet."),
        tag(time_since(one.called_at), "red"),
        visit if records else None,
        contact=ChildContact(village=one.district.name),
        note=taken_in_words(one),
    )


def row_of_signal(one) -> DutyRow:
    """A signal that names no child yet."""
    url = address_by_id("identification:signal")(one.signal_id)
    return DutyRow(
        None,
        None,
        _("A signal that names no child yet: %(place)s") % {"place": one.district.name},
        url,
        _("Urgent: nobody has seen the child yet."),
        tag(time_since(one.called_at), "red"),
        Link(_("Open the signal"), url),
        note=taken_in_words(one),
    )


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
        risk=tag(*tag_of(one)),
        note=str(capfirst(one.danger)),
    )


def joined_rows(unseen, protected) -> list[DutyRow]:
    """The children whom nobody has seen, then those in a protection; a child who is both has one row.

    It leads to the protection, in which who went to the child is written.
    """
    running = {row.case_id: row for row in protected}
    for row in unseen:
        if one := running.pop(row.case_id, None):
            row.do, row.risk = one.do, one.risk
    return [*unseen, *running.values()]
