-- How sending went in the last day, for each way by which something was to be sent: how many attempts came
-- through, failed, or had no way to go, and the newest reason of one that did not, as a word of the program.
-- Security definer: attempts are closed to the web role.
-- Called by: umai/machine/doctor/state/counts.py.
create function oversight_sent_of_day() returns table(
    way text, sent bigint, failed bigint, no_way bigint, reason text
)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select n.way::text, count(*) filter (where r.outcome = 'sent'), count(*) filter (where r.outcome = 'failed'),
        count(*) filter (where r.outcome = 'no_way'),
        coalesce((array_agg(r.reason::text order by r.ended_at desc) filter (where r.outcome <> 'sent'))[1], '')
    from notices_attemptresult r join notices_attempt a on a.id = r.attempt_id
    join notices_notice n on n.id = a.notice_id
    where r.ended_at > now() - interval '1 day' group by n.way order by n.way
$$;
