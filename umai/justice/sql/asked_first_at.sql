-- Answers when a row about an independent representative was written for the first time, before it was corrected.
-- Called by: justice_independents_open, justice_roster_numbers.
create function justice_asked_first_at(asked uuid) returns timestamptz
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with recursive before (replaces_id, recorded_at) as (
        select a.replaces_id, a.recorded_at from justice_independentasked a where a.id = asked
        union all
        select a.replaces_id, a.recorded_at from before b join justice_independentasked a on a.id = b.replaces_id)
    select min(recorded_at) from before
$$;
