-- Counts, by worker, the checks of households in these days, the applications in which they were made, and those
-- of them that were withdrawn afterwards: to the head and the oblast of their own districts, to the auditor of
-- all. It names no child and no adult.
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
        select h.recorded_by_id, count(*), count(distinct h.application_id), count(distinct w.application_id)
        from guardianship_householdcheck h
            left join guardianship_applicationwithdrawal w on w.application_id = h.application_id
        where (h.recorded_at at time zone 'Asia/Bishkek')::date between first and last
            and (access_role() = 'auditor' or h.district_id = any (access_districts()))
        group by h.recorded_by_id order by count(*) desc, h.recorded_by_id;
end $$;
