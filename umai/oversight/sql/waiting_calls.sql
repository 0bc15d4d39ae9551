-- Answers where an urgent call has waited for more than an hour, and since when, to the Ministry and to who
-- keeps the machine: the district, the level that answers and the instant of its oldest call, and nothing of
-- what a call is about.
-- Called by: umai/oversight/state/waiting.py.
create function oversight_waiting_calls() returns table (district_id int, keeper text, since timestamptz)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select c.district_id, c.keeper::text, min(c.opened_at)
    from notices_call c
    where not c.taken and c.opened_at < now() - interval '1 hour'
        and access_role() in ('ministry_supervisor', 'administrator')
    group by c.district_id, c.keeper order by min(c.opened_at)
$$;
