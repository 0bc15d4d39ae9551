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
declare answered uuid[];
begin
    perform pg_advisory_xact_lock(4040);
    drop table if exists pg_temp.contradictions_tonight;
    create temporary table contradictions_tonight on commit drop as
        select f.rule, f.child, f.lead, f.records, f.shared, f.rows from contradictions_find(null, day, born_after) f;
    analyze contradictions_tonight;

    delete from contradictions_contradiction where mended_on < monday;
    update contradictions_contradiction c set mended_on = day
        where mended_on is null
            and not exists (select from contradictions_tonight t where t.child = c.child_id and t.rule = c.rule);
    insert into contradictions_contradiction (id, rule, rank, child_id, district_id, municipality_id, worker_id, records,
            shared, rows, found_on)
        select gen_random_uuid(), t.rule, (ranks ->> t.rule)::int, t.child, c.district_id, c.municipality_id, w.worker_id,
            t.records, t.shared, t.rows, day
        from contradictions_tonight t join register_child c on c.id = t.child
        left join lateral (
            select k.worker_id from intake_worklistrow k
            where k.child_id = any (register_one_with(array[t.child])) and k.worker_id is not null
            order by k.opened_on, k.case_id limit 1) w on true
        where ranks ? t.rule
        on conflict (child_id, rule) do update set rank = excluded.rank, district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id, records = excluded.records,
            shared = excluded.shared, rows = excluded.rows, mended_on = null,
            found_on = case when contradictions_contradiction.mended_on is null
                    and contradictions_contradiction.rows && excluded.rows
                then contradictions_contradiction.found_on else excluded.found_on end;

    update contradictions_contradiction c set rests_to = r.rests_to
        from (select o.id, contradictions_rests_to(register_one_with(array[o.child_id]), o.rule, o.rows) as rests_to
              from contradictions_contradiction o
              where o.rests_to is not null
                  or exists (select from contradictions_contradictionanswer a where a.rule = o.rule and a.current
                             and a.child_id = any (register_one_with(array[o.child_id])))) r
        where r.id = c.id and c.rests_to is distinct from r.rests_to;

    update contradictions_contradiction c set asked_on = monday
        from (select o.id, row_number() over (partition by o.worker_id order by o.rank, o.found_on, o.id) as place
              from contradictions_contradiction o
              where o.worker_id is not null and o.mended_on is null and (o.rests_to is null or o.rests_to < day)
                  and not exists (select from contradictions_contradiction b
                                  where b.worker_id = o.worker_id and b.asked_on = monday)) a
        where a.id = c.id and a.place <= most;
    return (select count(*) from contradictions_contradiction where mended_on is null);
end $$;
