"""Invented children after self-harm: the steps, the year after, its end, and the very few deaths."""

from random import Random

from rehearsal.draw import growing_ids
from rehearsal.self_harm.death_rows import DeathRows
from rehearsal.self_harm.path_rows import PathRows
from rehearsal.tables import Lines
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.in_memory import as_dicts

STEPS = ("spokenwithchild", "notalone", "meansremoved", "specialistcalled", "carertold", "schooltold")
DAY = "(%s.recorded_at at time zone 'Asia/Bishkek')::date"
RULES = {
    **{
        f"{table} is a step of a path that is no death, once, after it was opened": f"""select s.id
            from self_harm_{table} s join self_harm_selfharmpath p on p.id = s.path_id
            where s.child_id <> p.child_id or p.kind = 'died' or s.happened_at < p.recorded_at
                or s.happened_on <> (s.happened_at at time zone 'Asia/Bishkek')::date
                or exists (select from self_harm_{table} o where o.path_id = s.path_id and o.id <> s.id)"""
        for table in STEPS
    },
    "somebody spoke with each child, unless it died": """select p.id from self_harm_selfharmpath p
        where (p.kind = 'died') = exists (select from self_harm_spokenwithchild t where t.path_id = p.id)""",
    "after a death nobody is followed": """select id from self_harm_selfharmpath
        where (kind = 'died') <> (follow_until is null)""",
    "no small child is said to have said it": f"""select p.id from self_harm_selfharmpath p
        join register_identity i on i.child_id = p.child_id and i.current
        where i.birth_date > {DAY % "p"} - 9 * 365""",
    "a path is of the case that was open": f"""select p.id from self_harm_selfharmpath p
        join intake_case c on c.id = p.case_id left join intake_closure e on e.case_id = c.id
        where c.child_id <> p.child_id or c.opened_on > {DAY % "p"} or e.closed_on <= {DAY % "p"}""",
    "one path of a child runs": """select p.child_id from self_harm_selfharmpath p where not exists (
        select from self_harm_selfharmpathending e where e.path_id = p.id) group by 1 having count(*) > 1""",
    "a contact is of a path that runs": f"""select f.id from self_harm_followingcontact f
        join self_harm_selfharmpath p on p.id = f.path_id
        left join self_harm_selfharmpathending e on e.path_id = p.id
        where f.child_id <> p.child_id or p.kind = 'died' or f.contact_on <= {DAY % "p"}
            or e.recorded_at < f.recorded_at or f.contact_on > {DAY % "f"}""",
    "a year is over when that ends a path": f"""select e.id from self_harm_selfharmpathending e
        join self_harm_selfharmpath p on p.id = e.path_id
        where e.outcome = 'year_over' and {DAY % "e"} <= p.follow_until""",
    "another person ends a path before, the head": """select e.id from self_harm_selfharmpathending e
        join self_harm_selfharmpath p on p.id = e.path_id where e.outcome in ('not_so', 'away')
        and (e.recorded_by_id = p.recorded_by_id or not exists (select from staff_term t
            where t.worker_id = e.recorded_by_id and t.role = 'head'))""",
    "where it happened again another path goes on, as long or longer": """select e.id
        from self_harm_selfharmpathending e join self_harm_selfharmpath p on p.id = e.path_id
        where e.outcome = 'goes_on' and not exists (select from self_harm_selfharmpath o
            where o.child_id = p.child_id and o.id <> p.id and o.follow_until >= p.follow_until
            and o.recorded_at >= p.recorded_at)""",
    "a child must be seen from the opening on, and was seen when somebody was there": """select p.id
        from self_harm_selfharmpath p left join urgency_urgency u
            on u.child_id = p.child_id and u.called_at = p.recorded_at
            and u.case_id is not distinct from p.case_id
        where p.kind <> 'died' and (u.id is null or u.seen_at is null and exists (
            select from self_harm_spokenwithchild t where t.path_id = p.id and t.way = 'in_person'))""",
}
THERE_ARE = {
    "paths": "select count(*) from self_harm_selfharmpath where kind <> 'died'",
    "paths of a case": "select count(*) from self_harm_selfharmpath where case_id is not null",
    "contacts": "select count(*) from self_harm_followingcontact where made",
    "contacts in vain": "select count(*) from self_harm_followingcontact where not made",
    **{
        f"paths that ended: {how}": f"select count(*) from self_harm_selfharmpathending where outcome in ({how})"
        for how in ("'year_over'", "'not_so', 'away'")
    },
    "steps": "select count(*) from self_harm_schooltold",
}
OF_DEATHS = {
    "no case of a child who died, and nothing of it later": """select p.id from self_harm_selfharmpath p
        join intake_case c on c.child_id = p.child_id where p.kind = 'died'""",
    "a review is of a death, on its day": """select r.id from self_harm_deathreview r where not exists (
        select from self_harm_selfharmpath p where p.child_id = r.child_id and p.kind = 'died'
        and (p.happened_at at time zone 'Asia/Bishkek')::date = r.died_on)""",
    "somebody of the oblast reviews": """select r.recorded_by_id from (select recorded_by_id
        from self_harm_deathreview union all select recorded_by_id from self_harm_deathconclusion) r
        where not exists (select from staff_term t where t.worker_id = r.recorded_by_id
            and t.role = 'oblast_supervisor')""",
    "who is asked is the department of the child": """select c.id from self_harm_deathconclusion c
        join staff_office o on o.id = c.body_id where o.kind <> 'district' or o.place_id <> c.district_id""",
    "the head of who was asked answers": """select a.id from self_harm_deathanswer a
        join self_harm_deathconclusion c on c.id = a.conclusion_id
        where a.recorded_office_id <> c.body_id or a.recorded_at <= c.recorded_at""",
}
DEATHS = {
    "deaths": "select count(*) from self_harm_selfharmpath where kind = 'died'",
    "reviews": "select count(*) from self_harm_deathreview",
    "conclusions": "select count(*) from self_harm_deathconclusion",
    "answers": "select count(*) from self_harm_deathanswer",
}


def paths_of(told, seed=1):
    """What is written of the children of these families without a case."""
    lines, ids = Lines(), growing_ids("test", TODAY)
    paths = PathRows(lines, ids, Random(seed).random, TODAY)
    deaths = DeathRows(lines, ids, Random(seed).random, TODAY)
    for one in told:
        home = one.family.home
        home.workers, home.specialists, home.heads = ["worker"], ["specialist"], ["head"]
        for child in one.family.children:
            if not deaths.write(child, one.family):
                paths.write(child, one.family, None, None)
    return lines.of


def test_the_same_seed_gives_the_same_rows_and_hardly_any_child_dies(told):
    assert paths_of(told[:2000]) == paths_of(told[:2000]) != paths_of(told[:2000], seed=2)
    died = [one for one in as_dicts(paths_of(told), "self_harm_selfharmpath") if one["kind"] == "died"]
    assert len(died) <= 4


def test_most_run_in_their_year_and_few_end_before(told, monkeypatch):
    monkeypatch.setattr("rehearsal.self_harm.path_rows.OF_CHILDREN", 0.4)
    lines = paths_of(told)
    paths = [one for one in as_dicts(lines, "self_harm_selfharmpath") if one["kind"] != "died"]
    ended = [one["outcome"] for one in as_dicts(lines, "self_harm_selfharmpathending")]
    assert len(paths) > 1000
    assert 0.75 < 1 - len(ended) / len(paths) < 0.95
    assert sum(one in ("not_so", "away") for one in ended) / len(paths) < 0.12
    in_their_year = sum(one["follow_until"] >= f"{TODAY}" for one in paths) / len(paths)
    assert 0.8 < in_their_year < 0.95
