-- Answers the role of the speaker's post of today; null when nobody speaks (see access_worker). Security
-- definer: sessions are closed to the web role.
-- Called by: 21 functions, policies.
create function access_role() returns text
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select t.role::text from access_session s
        join staff_term t on t.worker_id = s.worker_id
            and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
            and (t.ended_at is null or t.ended_at > now())
        where s.token_hash = sha256(convert_to(nullif(current_setting('umai.token', true), ''), 'UTF8'))
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now());
end $$;
