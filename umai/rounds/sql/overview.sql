-- Answers of every round that runs on a day and that the speaker sees how many dwellings it has, how many are done,
-- where somebody goes again, and the last day on which somebody was there. It says nothing of what was found.
-- Security definer: one look at the districts, then the rows of the round alone.
-- Called by: umai/rounds/coverage/reading.py.
create function rounds_overview(on_day date)
returns table(round uuid, dwellings int, done int, again int, last_on date)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    here int[] := rounds_here();
begin
    return query
    select r.id, count(s.id)::int, (count(*) filter (where s.done))::int,
        (count(*) filter (where s.again_on is not null))::int, max(s.last_on)
    from rounds_round r left join rounds_roundstop s on s.round_id = r.id
    where r.district_id = any (here) and r.from_on <= on_day
        and not exists (select from rounds_roundending e where e.round_id = r.id)
    group by r.id;
end $$;
