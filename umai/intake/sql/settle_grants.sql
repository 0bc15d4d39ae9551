-- Keeps the "assigned" grants of one child equal to the current assignments of its open cases.
-- It answers settled, or changes nothing: refused (the speaker is walled, or no specialist or head where
-- the file is held, nor the oblast where it is closed to the head), no_term (a worker has no post there today), walled (a worker is walled). Under a
-- lock on the file's row. Security definer: no role may write a grant itself.
-- Called by: umai/intake/cases/actions.py.
create function intake_settle_grants(child uuid) returns text
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    speaker uuid := access_worker();
    held_in int;
    named uuid[];
begin
    select district_id into held_in from register_child where id = child for share;
    if speaker is null or held_in is null or child = any (access_walled())
        or access_role() not in ('specialist', 'head') and not intake_oblast_names(child)
        or not held_in = any (access_districts()) then
        return 'refused';
    end if;
    named := array(
        select distinct a.worker_id from intake_assignment a
        where a.child_id = child and a.current and a.worker_id is not null
            and not exists (select 1 from intake_closure c where c.case_id = a.case_id));
    if exists (
        select 1 from unnest(named) n(worker) where not exists (
            select 1 from staff_term t
            join staff_office o on o.id = t.office_id
            join places_place p on p.id = o.place_id
            where t.worker_id = n.worker and p.district_id = held_in
                and t.role in ('social_worker', 'specialist', 'head')
                and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
                and (t.ended_at is null or t.ended_at > now()))) then
        return 'no_term';
    end if;
    if exists (
        select 1 from register_walls() w where w.child_id = child and w.worker_id = any (named)
            and w.from_at <= now() and (w.to_at is null or w.to_at > now())) then
        return 'walled';
    end if;
    update access_grant set to_at = greatest(now(), from_at)
        where child_id = child and reason = 'assigned' and worker_id <> all (named)
            and (to_at is null or to_at > now());
    insert into access_grant (id, worker_id, child_id, reason, from_at, granted_by_id, recorded_at)
        select gen_random_uuid(), n.worker, child, 'assigned', now(), speaker, clock_timestamp()
        from unnest(named) n(worker) where not exists (
            select 1 from access_grant g
            where g.worker_id = n.worker and g.child_id = child and g.reason = 'assigned'
                and g.from_at <= now() and (g.to_at is null or g.to_at > now()));
    return 'settled';
end $$;
