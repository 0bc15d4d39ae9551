-- Ends the assignment of open cases whose worker has left the district that holds the file. Left means:
-- no post there today as social worker, specialist or head. who is one worker, or null for all. At most
-- 500 cases a call; answers how many it ended. It reads each case again under the advisory lock on its
-- child, so it is safe to run twice or in two places.
-- Called by: intake_term_ended, umai/intake/handover/release.py.
create function intake_release(who uuid) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare one record; released int := 0;
begin
    for one in
        with answering as materialized (
            select distinct worker_id, district_id from intake_worklistrow
            where worker_id is not null and (who is null or worker_id = who)),
        gone as materialized (
            select worker_id, district_id from answering where not intake_works_in(worker_id, district_id))
        select w.case_id, w.child_id from gone g
        join intake_worklistrow w on w.worker_id = g.worker_id and w.district_id = g.district_id
        order by w.child_id limit 500
    loop
        perform pg_advisory_xact_lock(hashtextextended(one.child_id::text, 41));
        if exists (select from intake_assignment a where a.case_id = one.case_id and a.current
                   and not intake_works_in(a.worker_id, a.district_id)) then
            perform intake_unassign(one.case_id);
            released := released + 1;
        end if;
    end loop;
    return released;
end $$;
