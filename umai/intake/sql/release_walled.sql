-- Takes the open cases of these records, which are one child, from a worker from whom a wall hides them: nobody answers for the case
-- then, which stands first on the day of the department and, while somebody must see the child, calls whoever
-- is on duty. Nothing of the case is changed. Waits for who writes in the file.
-- Called by: intake_records_joined, intake_wall_built.
create function intake_release_walled(children uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare one record;
begin
    for one in
        select a.case_id, a.child_id from intake_assignment a
        where a.child_id = any (children) and a.current
            and exists (
                select from access_wall w where w.worker_id = a.worker_id and w.child_id = any (children)
                    and w.from_at <= now() and (w.to_at is null or w.to_at > now()))
            and not exists (select from intake_closure c where c.case_id = a.case_id)
        order by a.child_id
    loop
        perform pg_advisory_xact_lock(hashtextextended(one.child_id::text, 41));
        perform intake_unassign(one.case_id);
    end loop;
end $$;
