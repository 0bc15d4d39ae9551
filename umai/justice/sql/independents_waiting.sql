-- Answers the incidents within the speaker's reach, of these children or of all (null), about which somebody was asked
-- for an independent representative and has not answered, with the day of the asking whose answer is due first; ids
-- and days only. What is sealed is among them only for whoever may read it.
-- Called by: umai/justice/roster/waiting.py.
create function justice_independents_waiting(only_of uuid[])
    returns table(child_id uuid, incident uuid, asked_on date, due_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    unsealed uuid[] := access_unsealed();
begin
    select * into r from access_reach();
    return query
    select distinct on (w.incident) w.child, w.incident, w.asked_on, w.due_on
    from justice_independents_open(r.districts, r.municipalities, r.granted, only_of) w
    where w.child <> all (r.walled)
        and (not w.sealed or w.child = any (unsealed) or r.role = 'head' and w.district = any (r.districts))
    order by w.incident, w.due_on, w.asked_on;
end $$;
