-- Derives the lines of a district anew: all, or those of the wanted rows and of the rows around them.
-- Rows are one line where they are resolved to one child or to merged records, or where pairs of them
-- are one child. Where readers parted two rows of a line, only pairs that readers joined hold it
-- together. Holds the district; `since` is a day in Bishkek.
-- Called by: unseen_on_edition, unseen_regroup_all, unseen_regroup_rows, bench/importing.py, umai/unseen/jobs.py.
create function unseen_regroup(here int, wanted uuid[] DEFAULT NULL::uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare every uuid[];
begin
    perform unseen_lock_districts(array[here]);
    if wanted is null then
        delete from unseen_listedchild where district_id = here;
    else
        every := unseen_around(wanted);
        delete from unseen_listedchild where district_id = here and rows && every;
    end if;
    insert into unseen_listedchild (row_id, child_id, district_id, municipality_id, settlement_id, rows, sources,
            of_migrant, absent, birth_date, since, in_care, answered)
    with recursive node as materialized (select * from unseen_nodes(here, every)),
    read_rows as materialized (select x as id from linkage_read_rows() x),
    two as materialized (
        select p.row_id as one, p.other_id as other, p.band = 'automatic' as ruled,
            case when p.row_id in (select id from read_rows) then linkage_readers_answer(p) end as said
        from linkage_recordpair p join node n on n.id = p.row_id join node m on m.id = p.other_id),
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
    chain (edition, before) as (
        select distinct edition_id, edition_id from node
        union select c.edition, e.follows_id from chain c join linkage_listedition e on e.id = c.before
            where e.follows_id is not null),
    known as (
        select n.id, min(e.recorded_at) as at from node n join chain c on c.edition = n.edition_id
            join linkage_listedition e on e.id = c.before
            join linkage_listrow o on o.edition_id = c.before and o.whose = n.whose
                and (o.of_migrant or o.absent) and o.verdict <> 'refused'
        group by n.id),
    told as (
        select n.*, k.at as since, coalesce(n.child, l.child) as record, a.answered_at,
            coalesce(n.child, l.child, least(l.first, n.id)) as label
        from node n join known k on k.id = n.id join loose o on o.id = n.id
            left join led l on l.id = n.id and l.strict = (o.label in (select label from doubted))
            left join unseen_rowanswer a on a.row_id = n.id and a.current),
    latest as (
        select *, max(answered_at) over (partition by label) as said_at,
            max(birth_date) filter (where birth_precision = 'day') over (partition by label) as born
        from told)
    select (array_agg(id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        (array_agg(record))[1], here,
        (array_agg(municipality_id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        (array_agg(settlement_id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        array_agg(id order by recorded_at, number, id), array_agg(distinct source_id), bool_or(of_migrant), bool_or(absent),
        max(unseen_born_by(birth_date, birth_precision))
            filter (where birth_precision = 'day' or born is null or birth_date > born),
        (min(since) at time zone 'Asia/Bishkek')::date, unseen_in_care((array_agg(record))[1]),
        bool_and(answered_at is not null or recorded_at <= coalesce(said_at, '-infinity'))
    from latest group by label;
end $$;
