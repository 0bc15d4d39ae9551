-- Answers what waits for the Commission of one district, the longest first, to who controls it. The case is
-- named only to an oblast supervisor, who reaches its file and has no wall to the child. No child is named.
-- Called by: umai/commission/control/district.py.
create function commission_district_waiting(district int) returns table (kind text, case_id uuid, since_on date,
    due_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select w.kind, case when access_role() = 'oblast_supervisor' then w.case_id end, w.since_on, w.due_on
    from commission_waiting(array[$1]) w
    where commission_controls($1) and w.child_id <> all (access_walled())
    order by w.since_on, w.due_on, w.case_id limit 200
$$;
