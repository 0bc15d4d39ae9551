-- Answers whether the speaker asked for this opening of a reporter's name, is still oblast supervisor
-- over its district and behind no wall from the child, and its time is not over.
-- Called by: identification_keep_half, identification_take_reporter, identification_wrapped.
create function identification_asked_by_speaker(opening uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from identification_opening o
        where o.id = opening and o.expires_at > now() and o.recorded_by_id = access_worker()
            and access_role() = 'oblast_supervisor' and o.district_id = any (access_districts())
            and o.signal_id <> all (identification_walled()))
$$;
