-- Answers when a session is, and whether what is told of it still stands: a session that is convened and not
-- begun, or one that is not held. Names no child and no member.
-- Called by: umai/notices/sending/sessions.py.
create function commission_session_told(which uuid) returns table (held_on date, begins_at time, coming boolean,
    cancelled boolean)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select s.held_on, s.begins_at,
        s.held_on >= access_today() and not exists (select 1 from commission_sessionstep t where t.session_id = s.id),
        s.held_on >= access_today() and exists (
            select 1 from commission_sessionstep t where t.session_id = s.id and t.kind = 'cancelled')
    from commission_sitting s where s.id = which;
end $$;
