-- Ends the rounds whose last day lies more than so many days before this day and that nobody ended; answers how many.
-- The row says nobody, since the clock wrote it; the last day is that on which the term was over.
-- Security definer: no row of a round is written by the worker's role otherwise.
-- Called by: umai/rounds/planning/jobs.py.
create function rounds_end_forgotten(on_day date, unended_days int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into rounds_roundending (id, round_id, ended_on, reason)
        select gen_random_uuid(), r.id, r.to_on + unended_days, '' from rounds_round r
        where r.to_on + unended_days < on_day
            and not exists (select from rounds_roundending e where e.round_id = r.id)
        on conflict (round_id) do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
