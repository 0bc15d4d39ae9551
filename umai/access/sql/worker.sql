-- Answers who speaks: the worker whose open session has the token in `umai.token` and who holds a post
-- today; null for no token, a forged one, an ended, expired or idle session, or a post that is over.
-- Repeats the query of access_speaker, because row-level security asks it for every table of a
-- statement. Security definer: sessions are closed to the web role.
-- Called by: 32 functions, policies.
create function access_worker() returns uuid
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select s.worker_id from access_session s
        join staff_term t on t.worker_id = s.worker_id
            and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
            and (t.ended_at is null or t.ended_at > now())
        where s.token_hash = sha256(convert_to(nullif(current_setting('umai.token', true), ''), 'UTF8'))
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now());
end $$;
