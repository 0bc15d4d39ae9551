-- Counts, by worker, the checks of households in these days, the applications in which they were made, and those
-- of them that were withdrawn afterwards: to the head and the oblast of their own districts, to the auditor of
-- all. What counts is the look on the trail, which no rollback takes away. It names no child and no adult.
-- Called by: umai/guardianship/vetting/counts.py.
create function guardianship_checks_counted(first date, last date) returns table (
    worker uuid, checks bigint, applications bigint, withdrawn bigint
)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(access_role(), '') not in ('head', 'oblast_supervisor', 'auditor') then
        raise insufficient_privilege using message = 'only who answers for the staff counts checks';
    end if;
    return query
        select e.worker_id, count(*), count(distinct a.id), count(distinct w.application_id)
        from guardianship_guardianshipapplication a
            -- By the chain of the application, which has an index; the trail has none of its acts.
            join trail_entry e on e.record_id = a.id and e.lane = 'looks' and e.outcome = 'looked'
                and e.act = 'guardianship.check_household'
            left join guardianship_applicationwithdrawal w on w.application_id = a.id
        where (e.at at time zone 'Asia/Bishkek')::date between first and last
            and (access_role() = 'auditor' or a.district_id = any (access_districts()))
        group by e.worker_id order by count(*) desc, e.worker_id;
end $$;
