-- Answers the worker, office, role and place for which an unguessable token speaks; no row for a token
-- that opens nothing. The session must be neither ended, expired nor idle, and the worker must hold a
-- post today. Security definer: sessions, which keep only the hash of a token, are closed to the web
-- role.
-- Called by: trail_write, access_deciding_districts, access_unsealed, referrals_office.
create function access_speaker(
    token text
) returns TABLE(worker_id uuid, office_id uuid, role text, place_id int)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(token, '') = '' then return; end if;
    return query
    select s.worker_id, t.office_id, t.role::text, o.place_id::int
    from access_session s
    join staff_term t on t.worker_id = s.worker_id
        and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
        and (t.ended_at is null or t.ended_at > now())
    join staff_office o on o.id = t.office_id
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
        and s.ended_at is null and s.expires_at > now() and s.idle_at > now();
end $$;
