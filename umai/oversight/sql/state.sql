-- What the page "State of the system" and `umai doctor` say of the database: counts and instants only, of
-- no person. `fresh` is how long a head that lies elsewhere counts as new. Of the queue: how long the worker
-- gave no sign of life, what could be done now and is not, since when the oldest of it waits, what failed in a
-- day. Of sign-in: the wrong passwords of a day that no right one followed, and the wrong second codes.
-- Security definer: the queue, the places of heads and the wrong tries are closed to the web role.
-- Called by: umai/machine/doctor/state/counts.py.
create function oversight_state(
    fresh interval,
    out worker_silent integer, out jobs_waiting bigint, out oldest_job timestamptz, out jobs_failed bigint,
    out calls_waiting bigint, out head_signed_at timestamptz, out head_kept_at timestamptz,
    out places_fresh bigint, out places_failing bigint, out entries_waiting bigint,
    out wrong_passwords bigint, out wrong_codes bigint
) returns record
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select extract(epoch from now() - max(last_heartbeat))::integer into worker_silent from procrastinate_workers;
    select count(distinct j.id), min(greatest(e.at, j.scheduled_at)) into jobs_waiting, oldest_job
        from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id and e.type = 'deferred'
        where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now());
    select count(distinct j.id) into jobs_failed
        from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id and e.type = 'failed'
        where j.status = 'failed' and e.at > now() - interval '1 day';
    select count(*) into calls_waiting from notices_call
        where not taken and opened_at < now() - interval '1 hour';
    select signed_at into head_signed_at from trail_checkpoint order by size desc limit 1;
    select max(held_at), count(*) filter (where held_at > now() - fresh),
        count(*) filter (where failed_at > now() - interval '1 day')
        into head_kept_at, places_fresh, places_failing from trail_keptplace;
    select count(*) into entries_waiting from trail_unsequencedentry u join trail_entry e on e.id = u.entry_id
        where e.at < now() - interval '10 minutes';
    select coalesce(sum(failures_since_start), 0) into wrong_passwords from axes_accessattempt
        where attempt_time > now() - interval '1 day';
    select count(*) into wrong_codes from staff_wrongcode where at > now() - interval '1 day';
end $$;
