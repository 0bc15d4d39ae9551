"""Find for each row of a list its most promising candidates, however many are called alike.

Each key is looked up by its index, row by row. Crude points for what agrees, bits as they are in the middle,
choose among what a key finds: nearest dates and the same municipality first. So one list and the whole
register take a time that grows with the list, and not with the commonness of its names. Rows that were
decided about in the edition before look for no child again, and for rows of other lists they do, because
that is how lists overlap. Children newly recorded look for others of the register by the same keys and
points (`linkage_doubles`). How common names are is counted by the register itself. Statistics are made
when rows are taken in (`linkage_analyze`), because the planner knows nothing of rows copied a moment ago.
Safe forward and back with data in place.
"""

import importlib

from django.db import migrations, models

BEFORE = importlib.import_module("umai.linkage.migrations.0003_candidates").FUNCTIONS

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
PLANNED = f"{DEFINER} set enable_seqscan = off set work_mem = '64MB'"
BLOCK = 20_000  # of those who share a key, so many are looked at
# A date's level by itself: the same day, the same but for what is not known, a slip, the two swapped.
DATES = """case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end"""
POINTS = f"""(case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + {DATES})"""
# Pairs of columns of which both must agree, and how far the dates may lie apart then, in days.
KEYS = (
    ("given", "given", "surname", "surname", 1100, True),
    ("given", "given", "father", "father", 800, True),
    ("surname", "surname", "father", "father", 370, False),
    ("given", "surname", "surname", "given", 370, False),
)
OF_REGISTER = {
    "id": "child_id", "table": "register_findable", "given": "given", "surname": "surname",
    "father": "father", "more": "true",
}  # fmt: skip
OF_ROWS = {
    "id": "id", "table": "linkage_row", "given": "given_key", "surname": "surname_key",
    "father": "father_key",
    "more": "o.verdict <> 'refused' and (o.edition_id = any ((select ids from latest)::uuid[])"
    " or o.edition_id = r.edition_id and o.number < r.number)",
}  # fmt: skip
OTHERS = OF_REGISTER | {"more": "o.child_id <> r.id"}
PIN_OF_CHILD = """select r.id, o.child_id, 60 from batch r join register_identity o on o.pin = r.pin and o.current
        and o.pin <> '' where r.pin <> ''"""
PIN_OF_ROW = f"""select r.id, o.id, 60 from batch r join linkage_row o on o.pin = r.pin and o.pin <> ''
        where r.pin <> '' and {OF_ROWS["more"]}"""
LATEST = """latest as materialized (select array_agg(e.id) as ids from linkage_edition e
        where e.id <> taken and not exists (select from linkage_edition later where later.follows_id = e.id))"""
UNDECIDED = """ and not exists (
            select from linkage_resolution s where s.row_id = linkage_row.id and s.current)"""


def arm(where, within):
    """Those who share one key with a row, the most promising of them."""
    columns = ", ".join(f"o.{within[name]} as {name}" for name in ("given", "surname", "father"))
    return f"""select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, {POINTS} as points from (
            select o.{within["id"]} as two, {columns}, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from {within["table"]} o where {where} and {within["more"]} limit {BLOCK}) o
        where {POINTS} >= lowest order by points desc, two limit most + 1) o"""


def arms(within):
    answer = []
    for here, mine, there, other, days, unknown in KEYS:
        near = f"abs(o.birth_date - r.birth_date) < {days}"
        if unknown:
            near = f"(o.birth_date is null or r.birth_date is null or {near})"
        answer.append(
            arm(f"o.{within[here]} = r.{mine}_key and o.{within[there]} = r.{other}_key and {near}", within)
        )
    answer += [
        arm(f"o.birth_date = r.birth_date and o.{within[part]} = r.{part}_key", within)
        for part in ("given", "surname")
    ]
    return " union all ".join(answer)


DATED = """extract(year from birth_date)::int as year, extract(month from birth_date)::int as month,
            extract(day from birth_date)::int as day,
            birth_precision = 'year' or to_char(birth_date, 'MMDD') = '0101' as yearly"""


def ranked(within, pin):
    """The most promising of each row of `batch`, whose ids are `one`, in `ranked` with their places."""
    return f"""found as ({arms(within)} union all {pin}),
    promising as (select one, two, max(points) as points from found group by one, two),
    ranked as (select one, two, row_number() over (partition by one order by points desc, two) as place,
        count(*) over (partition by one) > most as crowded from promising)"""


def function(name, two, within, pin, undecided):
    return f"""
create function {name}(taken uuid, first int, last int, most int, lowest int)
    returns table (one uuid, {two} uuid, crowded boolean) language sql stable {PLANNED} as $$
    with {LATEST}, batch as materialized (
        select *, {DATED}
        from linkage_row where edition_id = taken and number between first and last
            and verdict <> 'refused'{undecided}),
    {ranked(within, pin)}
    select one, two, crowded from ranked where place <= most
$$;
revoke all on function {name}(uuid, int, int, int, int) from public;
"""


# Children who were written down since an instant, beside all others of the register.
DOUBLES = f"""
create function linkage_doubles(since timestamptz, most int, lowest int) returns table (one uuid, other uuid)
    language sql stable {PLANNED} as $$
    with batch as materialized (
        select *, {DATED} from (
            select distinct i.child_id as id, f.given as given_key, f.surname as surname_key,
                f.father as father_key, i.pin, f.municipality_id, f.district_id, i.birth_precision, i.birth_date
            from register_identity i join register_findable f on f.identity_id = i.id
            where i.recorded_at >= since and i.current) fresh),
    {ranked(OTHERS, PIN_OF_CHILD.replace("where", "where o.child_id <> r.id and"))}
    select distinct least(one, two), greatest(one, two) from ranked
    where place <= most and not exists (select from register_merge m where m.current
        and m.child_id in (one, two) and m.other_id in (one, two))
$$;
revoke all on function linkage_doubles(timestamptz, int, int) from public;
"""
ANALYZED = f"""
create function linkage_analyze() returns void language plpgsql {DEFINER} as $$
begin
    analyze linkage_row;
end $$;
revoke all on function linkage_analyze() from public;
-- Children for whom a row of this edition stands already.
create function linkage_claimed(taken uuid) returns setof uuid language sql stable {DEFINER} as $$
    select s.child_id from linkage_resolution s join linkage_row r on r.id = s.row_id
    where r.edition_id = taken and s.current and s.child_id is not null
$$;
revoke all on function linkage_claimed(uuid) from public;
"""
# What is compared of a child, as the doors of the register have it (`umai.register.beside`): where it lives
# now, and of several mothers or phones the one recorded first.
CHILDREN = f"""
create or replace function linkage_children(ids uuid[]) returns table (
        id uuid, number int, surname text, given text, patronymic text, birth_date date, birth_precision text,
        sex text, pin text, oblast int, district int, municipality int, settlement int, mother text, phone text,
        edition uuid)
    language sql stable {DEFINER} as $$
    select c.id, 0, i.surname, i.given, i.patronymic, i.birth_date, i.birth_precision, i.sex, i.pin,
        case when d.parent_id is null then d.id else d.parent_id end, c.district_id, c.municipality_id,
        (select a.settlement_id from register_address a where a.child_id = c.id and a.current
            and a.kind = 'actual' and a.holds_to is null and a.settlement_id is not null
            order by a.recorded_at desc, a.id desc limit 1),
        coalesce((select concat_ws(' ', m.surname, m.given) from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current
            where k.child_id = c.id and k.current and k.relation = 'mother'
            order by k.recorded_at, k.id limit 1), ''),
        coalesce((select m.phone from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current and m.phone <> ''
            where k.child_id = c.id and k.current order by k.recorded_at, k.id limit 1), ''), null::uuid
    from register_child c join register_identity i on i.child_id = c.id and i.current
        left join places_place d on d.id = c.district_id
    where c.id = any (ids)
$$;
"""
FUNCTIONS = (
    "drop function linkage_candidates(uuid, int, int), linkage_beside(uuid, int, int), linkage_sample(int);"
    + function("linkage_candidates", "child", OF_REGISTER, PIN_OF_CHILD, UNDECIDED)
    + function("linkage_beside", "other", OF_ROWS, PIN_OF_ROW, "")
    + DOUBLES
    + CHILDREN
    + ANALYZED
)


def again(name, create="create"):
    """The statement that made a function before."""
    begin = BEFORE.index(f"create function {name}(")
    return create + BEFORE[begin : BEFORE.index("$$;", begin) + 3].removeprefix("create")


BACK = (
    "drop function linkage_analyze(), linkage_claimed(uuid), linkage_doubles(timestamptz, int, int),"
    " linkage_candidates(uuid, int, int, int, int),"
    " linkage_beside(uuid, int, int, int, int);"
    + again("linkage_candidates")
    + again("linkage_beside")
    + "revoke all on function linkage_candidates(uuid, int, int), linkage_beside(uuid, int, int) from public;"
    + again("linkage_children", "create or replace")
    + again("linkage_sample")
    + "revoke all on function linkage_sample(int) from public;"
)


class Migration(migrations.Migration):
    dependencies = [("linkage", "0005_reviewed")]
    operations = [
        migrations.AddField("matched", "crowded", models.IntegerField(default=0)),
        migrations.AddField("matched", "scored", models.IntegerField(default=0)),
        migrations.RunSQL(FUNCTIONS, reverse_sql=BACK),
    ]
