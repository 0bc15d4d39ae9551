"""Orders that keep invented children safe, what broke them, and measures towards parents and carers."""

from rehearsal.justice.measure_rows import BODIES, LIMITS, MEASURES
from rehearsal.population import invent_population
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.in_memory import as_dicts, rows_of_justice
from umai.law.options.choices import codes_marked


def quoted(codes):
    return ", ".join(f"'{one}'" for one in codes)


OWES, LIMITED = quoted(codes_marked("family_measure_kinds", "owes_provision")), quoted(LIMITS)
OF_CHANGES = "justice_protectionorder c join justice_protectionorder o on o.line = c.changes_id"
RULES = {
    "an order of its own is sealed with its incident, of its child": """select o.id from justice_protectionorder o
        left join justice_incident i on i.line = o.incident_id where o.changes_id is null
        and (o.sealed, o.child_id) is distinct from (i.sealed, i.child_id)""",
    "an order begins a line of its own": "select id from justice_protectionorder where line <> id or not current",
    "a change is of one order, is sealed with it, and names no incident": f"""select c.id from {OF_CHANGES}
        where o.changes_id is not null or (c.kind, c.sealed, c.child_id) is distinct from
            (o.kind, o.sealed, o.child_id) or c.incident_id is not null or c.in_force_on < o.in_force_on""",
    "an order against somebody names who": """select id from justice_protectionorder
        where (adult_id is null) = (against = '')""",
    "whom it forbids something is of the family": """select o.id from justice_protectionorder o
        where o.adult_id is not null and not exists (select from register_kinship k
            where k.child_id = o.child_id and k.adult_id = o.adult_id)""",
    "an order of the police lasts thirty days": """select id from justice_protectionorder
        where kind = 'police_order' and does <> 'ends' and ends_on - in_force_on <> 29""",
    "an order is not older than what was known": """select o.id from justice_protectionorder o
        join justice_incident i on i.line = o.incident_id where o.happened_on < i.known_on""",
    "an order was in force when it was broken": """select id from justice_orderbreach
        where justice_order_last_day(order_id, happened_on) is null""",
    "a breach is sealed with its order, of its child": """select b.id from justice_orderbreach b
        join justice_protectionorder o on o.line = b.order_id
        where (b.sealed, b.child_id) is distinct from (o.sealed, o.child_id)""",
    "a child must be seen after a breach, by whoever answers for the case": """select b.id from justice_orderbreach b
        where not exists (select from urgency_urgency u where u.child_id = b.child_id
            and u.called_at = b.recorded_at and u.case_id is not null and u.taken_by_id is not null)""",
    "a measure is towards somebody of the family": """select m.id from justice_familymeasure m
        where not exists (select from register_kinship k where k.child_id = m.child_id and k.adult_id = m.adult_id)""",
    "what is passed on has its provision": f"""select id from justice_familymeasure
        where (kind in ({OWES})) <> (provision <> '')""",
    "rights that were limited are so in the register, from the same day on": f"""select m.id
        from justice_familymeasure m left join register_rightsdecision r on r.id = m.rights_id
        where (m.kind in ({LIMITED})) <> (r.id is not null) or r.id is not null
        and (m.child_id, m.adult_id, m.in_force_on, m.body, m.number) is distinct from
            (r.child_id, r.adult_id, r.holds_from, r.court, r.number)""",
    "only a parent has rights": """select r.id from register_rightsdecision r where not exists (
        select from register_kinship k where k.child_id = r.child_id and k.adult_id = r.adult_id
        and k.relation in ('mother', 'father'))""",
    "the rights of a child's parents are limited once": """select child_id from register_rightsdecision
        group by child_id having count(*) > 1""",
}
THERE_ARE = {
    "orders": "select count(*) from justice_protectionorder",
    "sealed orders": "select count(*) from justice_protectionorder where sealed",
    "extensions": "select count(*) from justice_protectionorder where does = 'extends'",
    "revocations": "select count(*) from justice_protectionorder where does = 'ends'",
    "orders against the family": "select count(*) from justice_protectionorder where adult_id is not null",
    "orders of a court": "select count(*) from justice_protectionorder where kind <> 'police_order'",
    "breaches": "select count(*) from justice_orderbreach",
    "sealed breaches": "select count(*) from justice_orderbreach where sealed",
    "measures": "select count(*) from justice_familymeasure",
    "limited rights": "select count(*) from register_rightsdecision",
}


def test_bans_of_a_court_are_given_only_since_there_is_a_law(country, often):
    day = TODAY.replace(year=2025, month=10, day=20)
    rows = rows_of_justice(list(invent_population(country, 400, seed=1, today=day)), day)
    orders = as_dicts(rows, "justice_protectionorder")
    bans = [one for one in orders if one["kind"] in ("ban_contact", "ban_approach", "eviction")]
    assert [one for one in bans if one["in_force_on"] < "2025-10-17"] == []
    assert len(orders) > 20


def test_each_kind_of_measure_that_is_invented_has_its_body():
    assert set(BODIES) == set(MEASURES.slots)
