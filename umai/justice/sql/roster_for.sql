-- Answers who of the roster can be asked on a day for a child of this district, by the first rows of the entries: those
-- of the district, of its oblast and of the country, from their first day to their last.
-- Called by: justice_asked_of_roster, umai/justice/roster/reading.py.
create function justice_roster_for(district int, day date) returns uuid[]
language sql stable parallel restricted
set search_path = pg_catalog, public, pg_temp
as $$
    select array(select e.line from justice_rosterentry e join places_place d on d.id = justice_roster_for.district
        where e.place_id = any (d.above || d.id) and e.from_on <= day
            and not exists (select from justice_rosterentry w where w.replaces_id = e.id)
            and not exists (select from justice_rosterending x where x.entry_id = e.line and x.last_on < day))
$$;
