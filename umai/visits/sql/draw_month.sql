-- Draws the visits of a month about which families are called, and answers how many it drew.
-- Each district without a draw of that month draws percent of its visits, rounded up, in the order of
-- SHA-256 of a stored seed and the id, so the draw can be repeated. It takes first rows recorded as made
-- in the month (Bishkek), which do not change later. An advisory lock lets one draw run at a time.
-- Called by: umai/visits/plausibility/jobs.py.
create function visits_draw_month(first date, percent int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    perform pg_advisory_xact_lock(hashtextextended('visits_draw_month', 0));
    insert into visits_drawnvisit (id, child_id, case_id, visit_id, worker_id, drawn_in_id, month, seed, population,
            place, source, recorded_at)
        with written as (
            select v.id, v.child_id, v.case_id, v.worker_id, v.district_id from visits_visit v
            where v.replaces_id is null and v.made and v.district_id is not null
                and v.recorded_at >= first::timestamp at time zone 'Asia/Bishkek'
                and v.recorded_at < (first + interval '1 month')::timestamp at time zone 'Asia/Bishkek'
                and not exists (select from visits_drawnvisit d where d.drawn_in_id = v.district_id and d.month = first)),
        seeds as materialized (
            select district_id, gen_random_uuid() as seed, count(*) as of_all from written group by district_id),
        placed as (
            select w.*, s.seed, s.of_all, row_number() over (partition by w.district_id
                order by sha256(convert_to(s.seed::text || w.id::text, 'UTF8')), w.id) as place
            from written w join seeds s using (district_id))
        select gen_random_uuid(), child_id, case_id, id, worker_id, district_id, first, seed, of_all, place,
            'batch', clock_timestamp()
        from placed p where place <= ceil(of_all * percent / 100.0)
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
