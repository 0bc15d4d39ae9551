-- Derives the list anew for all children and answers how many contradictions stand. `ranks` has each rule
-- with its rank. What is found no more stands as mended until its week ends. A worker who was not asked yet
-- in the week of `monday` is asked for the gravest: at most `most`, chosen once a week.
-- Called by: umai/contradictions/jobs.py.
create function contradictions_renew(
    day date, born_after date, ranks jsonb, monday date, most int
) returns bigint
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(4040);
    drop table if exists pg_temp.contradictions_tonight;
    create temporary table contradictions_tonight on commit drop as
        with merged as materialized (select m.record, m.lead from register_merged(null, null) m),
        found as materialized (
            select f.rule, f.child, f.lead, f.records, f.shared, f.rows from contradictions_find(null, day, born_after, null) f),
        answered as (
            select f.lead, f.rule, max(coalesce(a.holds_to, '9999-12-31')) as rests_to
            from contradictions_contradictionanswer a left join merged m on m.record = a.child_id
            join found f on f.lead = coalesce(m.lead, a.child_id) and f.rule = a.rule and a.rows @> f.rows
            where a.current group by f.lead, f.rule),
        workers as (
            select distinct on (1) coalesce(m.lead, k.child_id) as lead, k.worker_id
            from intake_worklistrow k left join merged m on m.record = k.child_id
            where k.worker_id is not null order by 1, k.opened_on, k.case_id)
        select f.rule, f.child, f.records, f.shared, f.rows, a.rests_to, w.worker_id
        from found f left join answered a on a.lead = f.lead and a.rule = f.rule left join workers w on w.lead = f.lead;
    analyze contradictions_tonight;

    delete from contradictions_contradiction where mended_on < monday;
    update contradictions_contradiction c set mended_on = day
        where mended_on is null
            and not exists (select from contradictions_tonight t where t.child = c.child_id and t.rule = c.rule);
    insert into contradictions_contradiction as c (id, rule, rank, child_id, district_id, municipality_id, worker_id, records,
            shared, rows, found_on, rests_to)
        select gen_random_uuid(), t.rule, (ranks ->> t.rule)::int, t.child, h.district_id, h.municipality_id, t.worker_id,
            t.records, t.shared, t.rows, day, t.rests_to
        from contradictions_tonight t join register_child h on h.id = t.child
        where ranks ? t.rule
        on conflict (child_id, rule) do update set rank = excluded.rank, district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id, records = excluded.records,
            shared = excluded.shared, rows = excluded.rows, rests_to = excluded.rests_to, mended_on = null,
            found_on = case when c.mended_on is null and c.rows && excluded.rows then c.found_on else excluded.found_on end
        where (c.rank, c.district_id, c.municipality_id, c.worker_id, c.records, c.shared, c.rows, c.rests_to, c.mended_on)
            is distinct from (excluded.rank, excluded.district_id, excluded.municipality_id, excluded.worker_id,
                excluded.records, excluded.shared, excluded.rows, excluded.rests_to, null::date);

    update contradictions_contradiction c set asked_on = monday
        from (select o.id, row_number() over (partition by o.worker_id order by o.rank, o.found_on, o.id) as place
              from contradictions_contradiction o
              where o.worker_id is not null and o.mended_on is null and (o.rests_to is null or o.rests_to < day)
                  and not exists (select from contradictions_contradiction b
                                  where b.worker_id = o.worker_id and b.asked_on = monday)) a
        where a.id = c.id and a.place <= most;
    return (select count(*) from contradictions_contradiction where mended_on is null);
end $$;
