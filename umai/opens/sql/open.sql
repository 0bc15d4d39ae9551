-- Opens the one file that this request of the speaker asked for, for reading and until the clock says so, and
-- answers the opening; null where nobody is found by exactly this. The request must be committed by an earlier
-- transaction, be the speaker's own and of this hour, and ask for the same child. A child behind a wall is not
-- found, as if there were none. Refuses a worker with an opening that nobody reviewed in time, and an office
-- with one beyond a limit. Security definer: it looks where the speaker does not reach, and writes a grant.
-- Called by: umai/opens/emergency/actions.py.
create function opens_open(request uuid, about jsonb) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record; asked opens_emergencyrequest; may record; found uuid[]; held record;
    opening uuid := gen_random_uuid(); at timestamptz := clock_timestamp();
begin
    select * into who from access_speaking();
    select * into asked from opens_emergencyrequest r where r.id = request;
    select * into may from opens_limits();
    if who.worker_id is null or who.role not in ('social_worker', 'specialist', 'head', 'oblast_supervisor')
        or asked.id is null or asked.recorded_by_id <> who.worker_id or asked.recorded_at < at - may.lasts
        or asked.transaction = coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
        or asked.digest <> opens_digest(asked.salt, about) then
        raise insufficient_privilege using message = 'nothing is opened by this request';
    end if;
    if exists (select from opens_emergencyopening o where o.request_id = request) then
        return (select o.id from opens_emergencyopening o  -- sent twice; null behind a wall of since then
            where o.request_id = request and o.child_id <> all (access_walled()));
    end if;
    perform pg_advisory_xact_lock(hashtextextended('opens office ' || who.office_id, 0));
    if exists (select from opens_emergencyopening o where o.recorded_by_id = who.worker_id and o.review_by < at
            and not exists (select from opens_emergencyreview v where v.opening_id = o.id)) then
        raise exception 'opens_worker_unreviewed' using errcode = 'check_violation';
    end if;
    if exists (select from opens_emergencyopening o where o.office_id = who.office_id and o.review_by < at
            and not exists (select from opens_emergencyreview v where v.opening_id = o.id))
        and (select count(*) from opens_emergencyopening o where o.office_id = who.office_id
            and o.from_at > at - may.lasts * 24) >= may.office_a_day then
        raise exception 'opens_office_unreviewed' using errcode = 'check_violation';
    end if;
    found := opens_found(about);
    -- Of records that are one child, one is enough; those behind a wall are as if they were not.
    found := array(select f from unnest(found) f where f <> all (access_walled()) order by f);
    if cardinality(found) = 0 then return null; end if;
    if not found <@ register_one_with(found[1:1]) then
        raise exception 'opens_several' using errcode = 'check_violation';
    end if;
    select c.district_id, c.municipality_id into held from register_child c where c.id = found[1];
    if held.district_id = any (access_districts()) or held.municipality_id = any (access_municipalities())
        or found[1] = any (access_granted()) then
        raise exception 'opens_in_reach' using errcode = 'check_violation';
    end if;
    insert into opens_emergencyopening (id, request_id, child_id, office_id, role, district_id, from_at, to_at, review_by)
        values (opening, request, found[1], who.office_id, who.role, held.district_id, at, at + may.lasts,
            at + may.review_within);
    insert into access_grant (id, worker_id, child_id, reason, from_at, to_at, granted_by_id)
        values (gen_random_uuid(), who.worker_id, found[1], 'emergency', at, at + may.lasts, who.worker_id);
    return opening;
end $$;
