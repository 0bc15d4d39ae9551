-- Replaces the current assignment of a case by one that names nobody, from today (Bishkek).
-- It ends the worker's "assigned" grant on the child and writes the trail. It does nothing where nobody
-- is assigned.
-- Called by: intake_accept_file, intake_release, intake_release_walled.
create function intake_unassign(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare before intake_assignment; after uuid := gen_random_uuid();
begin
    select * into before from intake_assignment where case_id = which and current and worker_id is not null;
    if not found then return; end if;
    insert into intake_assignment (id, district_id, municipality_id, office_id, recorded_at, source,
            holds_from, happened_on, replaces_id, why, current, child_id, case_id)
        values (after, before.district_id, before.municipality_id, before.office_id, clock_timestamp(),
            'batch', access_today(), access_today(), before.id, 'change', true, before.child_id, which);
    update access_grant set to_at = greatest(now(), from_at)
        where child_id = before.child_id and reason = 'assigned' and worker_id = before.worker_id
            and (to_at is null or to_at > now());
    perform trail_write('intake.release', 'done',
        'intake.assignment', after, before.child_id, before.district_id, before.municipality_id, null, null);
end $$;
