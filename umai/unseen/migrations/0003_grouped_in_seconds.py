"""Let a district with a list of tens of thousands be grouped in seconds.

The planner took the rows of a district for one row, and looked for each of them through all others, four
times: the time grew with the square of a list, and whoever began a case in that district waited for it. The
rows now come from a function (`unseen_nodes`), of which the planner thinks as of a thousand; what readers said
is asked only of rows of which they said something.

Two rows that readers parted are no longer one line through a third row that the rule takes for both of them:
among rows of which that holds, only what readers said joins. One child may then stand there twice; before, one
of two children was hidden. Forward the lines of whoever that concerns are made anew in the next night, or when
anything of them changes. Safe forward and back: only functions are made anew.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("umai.unseen.migrations.0002_derived")
DEFINER, NOT_MERGED = BEFORE.DEFINER, BEFORE.NOT_MERGED


def before(name, until):
    """The statement that made this function, which the statement of `until` follows."""
    text = BEFORE.GROUPING
    made = text[text.index(f"create function {name}(") : text.index(until)]
    return made.replace("create function", "create or replace function", 1)


REGROUPED = before("unseen_regroup", "create function unseen_regroup_all(")
IS_ONE = before("unseen_is_one", "-- Every row that may stand in one line")
MADE = f"""
-- Whether two rows of lists are one child: what readers said, and where they did not, what the rule took.
create function unseen_joins(said text, ruled boolean) returns boolean language sql immutable as $$
    select case said when 'same' then true when 'not' then false else ruled end
$$;
create or replace function unseen_is_one(p linkage_pair) returns boolean language sql stable {DEFINER} as $$
    select unseen_joins(linkage_said(p), p.band = 'automatic')
$$;
-- The rows of a district from the latest lists, all or these, each with the record that stands for its child.
create function unseen_nodes(here int, wanted uuid[]) returns table (id uuid, number int, municipality_id int,
        settlement_id int, of_migrant boolean, absent boolean, birth_date date, birth_precision varchar, whose bigint,
        edition_id uuid, source_id uuid, recorded_at timestamptz, child uuid)
    language plpgsql stable rows 1000 {DEFINER} as $$
#variable_conflict use_column
begin
    return query
    with joined (record) as materialized (
        select child_id from register_merge where current union select other_id from register_merge where current)
    select r.id, r.number, r.municipality_id, r.settlement_id, r.of_migrant, r.absent, r.birth_date,
        r.birth_precision, r.whose, r.edition_id, e.source_id, e.recorded_at,
        case when {NOT_MERGED} then s.child_id else unseen_record(s.child_id) end
    from linkage_row r join linkage_edition e on e.id = r.edition_id
        left join linkage_resolution s on s.row_id = r.id and s.current and s.what = 'child'
    where r.district_id = here and (wanted is null or r.id = any (wanted))
        and (r.of_migrant or r.absent) and r.verdict <> 'refused'
        and not exists (select from linkage_edition later where later.follows_id = r.edition_id);
end $$;
revoke all on function unseen_joins(text, boolean), unseen_nodes(int, uuid[]) from public;
"""
# From the rows of a district to the record and the label of each. `strict` walks what readers joined alone.
WALKED = """    with recursive node as materialized (select * from unseen_nodes(here, every)),
    read_rows as materialized (select x as id from linkage_read_rows() x),
    two as materialized (
        select p.row_id as one, p.other_id as other, p.band = 'automatic' as ruled,
            case when p.row_id in (select id from read_rows) then linkage_said(p) end as said
        from linkage_pair p join node n on n.id = p.row_id join node m on m.id = p.other_id),
    pair as materialized (
        select one, other, said is not distinct from 'same' as read from two where unseen_joins(said, ruled)),
    beside as materialized (select one, other, read from pair union all select other, one, read from pair),
    walk (strict, id, at) as (
        select s.strict, n.id, b.other from (values (false), (true)) s (strict) join beside b on b.read or not s.strict
            join node n on n.id = b.one and n.child is null
        union select w.strict, w.id, b.other from walk w join node n on n.id = w.at and n.child is null
            join beside b on b.one = w.at and (b.read or not w.strict)),
    led as materialized (
        select w.strict, w.id, (array_agg(n.child order by n.child) filter (where n.child is not null))[1] as child,
            (array_agg(w.at order by w.at))[1] as first
        from walk w join node n on n.id = w.at group by w.strict, w.id),
    loose as materialized (
        select n.id, coalesce(n.child, l.child, least(l.first, n.id)) as label
        from node n left join led l on l.id = n.id and not l.strict),
    doubted as materialized (
        select a.label from two t join loose a on a.id = t.one join loose b on b.id = t.other
        where t.said = 'not' and a.label = b.label),
"""
LED = "left join led l on l.id = n.id\n"
LED_ANEW = """join loose o on o.id = n.id
            left join led l on l.id = n.id and l.strict = (o.label in (select label from doubted))
"""


def regrouped():
    """What is made of the rows stays; how they are found, and which of them are one, is made anew."""
    first, last = REGROUPED.index("    with recursive"), REGROUPED.index("    chain (edition, before)")
    return REGROUPED[:first] + WALKED + REGROUPED[last:].replace(LED, LED_ANEW)


class Migration(migrations.Migration):
    dependencies = [("unseen", "0002_derived"), ("linkage", "0008_read_rows")]
    operations = [
        migrations.RunSQL(
            MADE + regrouped(),
            reverse_sql=REGROUPED
            + IS_ONE
            + "drop function unseen_nodes(int, uuid[]), unseen_joins(text, boolean);",
        )
    ]
