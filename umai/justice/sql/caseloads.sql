-- Answers how many open cases a worker had on each of these days, by the risk as it stood then ('' where nobody
-- had judged it). Numbers only, for the worker and for the heads of the district or oblast of a case; a case whose
-- child a wall hides from the speaker is not counted. What was assigned, judged or closed later does not change a
-- day. Looks beyond the reach of today, because a worker had cases that have moved since.
-- Called by: umai/justice/shield/loads.py.
create function justice_caseloads(who uuid, days date[]) returns table (day date, risk text, n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    if r.worker_id is null then return; end if;
    return query
    with mine as materialized (
        select distinct a.case_id from intake_assignment a
        where a.worker_id = who and a.child_id <> all (r.walled)
            and (r.worker_id = who or r.role in ('head', 'oblast_supervisor') and a.district_id = any (r.districts)))
    select d.day, coalesce(judged.risk, ''), count(*)
    from unnest(days) d (day)
    cross join mine
    join intake_case c on c.id = mine.case_id and c.opened_on <= d.day
    cross join lateral (
        select a.worker_id from intake_assignment a
        where a.case_id = c.id and a.holds_from <= d.day and a.why <> 'struck'
            and not exists (select from intake_assignment l where l.replaces_id = a.id and l.why <> 'change')
        order by a.holds_from desc, a.recorded_at desc limit 1) held
    left join lateral (
        select l.risk::text from intake_risklevel l
        where l.case_id = c.id and l.holds_from <= d.day and l.why <> 'struck'
            and not exists (select from intake_risklevel s where s.replaces_id = l.id and s.why <> 'change')
        order by l.holds_from desc, l.recorded_at desc limit 1) judged on true
    where held.worker_id = who
        and not exists (select from intake_closure z where z.case_id = c.id and z.closed_on <= d.day)
    group by d.day, coalesce(judged.risk, '');
end $$;
