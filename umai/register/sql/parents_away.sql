-- Answers which of these adults, of whom a kinship is within the speaker's reach, are away on this day: ids
-- only, for the list of families at risk. Security definer: before a look the web role reads no absence.
-- Called by: umai/prevention/families.py.
create function register_parents_away(adults uuid[], on_day date) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return array(select distinct a.adult_id from register_absence a
        where a.adult_id = any (adults) and a.current and (a.holds_from is null or a.holds_from <= on_day)
            and (a.holds_to is null or a.holds_to > on_day) and register_adult_within(a.adult_id));
end $$;
