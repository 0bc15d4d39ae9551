-- Puts off the end of the speaker's own session until this instant, as it is in use; never beyond its
-- longest. Security definer: sessions are closed to the web role, which opens and prolongs no other.
-- Called by: umai/access/sessions.py.
create function access_keep_open(
    until timestamptz
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update access_session s set idle_at = least(until, s.expires_at)
        where s.id = split_part(current_setting('umai.speaker', true), '.', 1)
            and exists (select from access_speaking()) and until > s.idle_at;
end $$;
