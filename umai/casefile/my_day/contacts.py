"""Who children are, where they live and whom to call, for the rows of My day: one query for all of them."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import get_language

from umai.access.reach import reach_sql
from umai.register.people import Relation


class ChildContact(NamedTuple):
    """The name of a child, where it lives, and a telephone: whose it is to the child, and the number."""

    name: str = ""
    village: str = ""
    house: str = ""
    phone: str = ""
    whose: str = ""

    @property
    def address(self):
        """The village with the street and house."""
        return ", ".join(part for part in (self.village, self.house) if part)

    @property
    def dialled(self):
        """The number as a telephone takes it."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")


def contacts_of_children(leads, by) -> dict[UUID, ChildContact]:
    """Child to `ChildContact`; `leads`: record to the leading record of the same child.

    What the leading record does not say is taken from the other.
    """
    found = contacts_of({*leads, *leads.values()}, by)
    both = {record: (found[leader], found[record]) for record, leader in leads.items()}
    return {
        record: ChildContact(
            first.name or own.name,
            *(first if first.village else own)[1:3],
            *(first if first.phone else own)[3:],
        )
        for record, (first, own) in both.items()
    }


def contacts_of(child_ids, by) -> dict[UUID, ChildContact]:
    """Record of a child to `ChildContact`: of who cares for the child today, else of a parent.

    Never of whom the database says that a call might warn (`protection_not_to_call`, `justice_not_to_call`).
    """
    if not child_ids:
        return {}
    name = f"name_{(get_language() or 'ky')[:2]}"
    question = CONTACTS_SQL.format(
        name=name,
        identity=reach_sql(by, "n."),
        address=reach_sql(by, "a."),
        care=reach_sql(by, "g."),
        kin=reach_sql(by, "k."),
    )
    return {
        child: ChildContact(
            name, village or "", house or "", phone or "", str(Relation(relation).label) if relation else ""
        )
        for child, name, village, house, phone, relation in by.ask(question, ids=list(child_ids))
    }


CONTACTS_SQL = """with warned as materialized (
        select * from protection_not_to_call(%(ids)s::uuid[])
        union all select * from justice_not_to_call(%(ids)s::uuid[]))
    select c.id, concat_ws(' ', nullif(n.surname, ''), nullif(n.given, ''), nullif(n.patronymic, '')),
        p.{name}, h.words, t.phone, t.relation
    from unnest(%(ids)s::uuid[]) as c (id)
    left join register_identity n on n.child_id = c.id and n.current and {identity}
    left join lateral (
        select a.settlement_id, a.words from register_address a
        where a.child_id = c.id and a.current and a.kind = 'actual' and a.holds_to is null and {address}
        order by a.holds_from desc nulls last, a.id limit 1) h on true
    left join places_place p on p.id = h.settlement_id
    left join lateral (
        select i.phone, coalesce(k.relation, '') as relation
        from (
            select g.carer_id as adult, 0 as turn from register_carearrangement g
            where g.child_id = c.id and g.current and g.holds_to is null and {care}
            union all
            select k.adult_id, 1 from register_kinship k
            where k.child_id = c.id and k.current and k.relation in ('mother', 'father') and {kin}) who
        join register_adultidentity i on i.adult_id = who.adult and i.current and i.phone <> ''
        left join register_kinship k on k.child_id = c.id and k.adult_id = who.adult and k.current
        where not exists (
            select from warned w where w.child = c.id and (w.adult is null or w.adult = who.adult))
        order by who.turn, k.relation, i.id limit 1) t on true"""
