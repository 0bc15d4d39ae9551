-- Deletes the sign-in sessions that are over at one instant, and the wrong tries and the wrong codes from
-- before two others; answers how many of each. Security definer: who is signed in is closed to the background worker.
-- Called by: umai/staff/cleanup.py.
create function staff_forget_ended(
    ended_by timestamptz, tried_by timestamptz, typed_by timestamptz,
    out sessions bigint, out tries bigint, out codes bigint
) returns record
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from django_session where expire_date < ended_by;
    get diagnostics sessions = row_count;
    delete from axes_accessattempt where attempt_time < tried_by;
    get diagnostics tries = row_count;
    delete from staff_wrongcode where at < typed_by;
    get diagnostics codes = row_count;
end $$;
