-- Answers the children within the speaker's reach who ran away or went missing and were not found, for whoever may
-- read that; ids and days only.
-- Called by: umai/justice/conflict_with_law/counts.py.
create function justice_children_away() returns table(child_id uuid, matter uuid, since date)
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
    select m.child_id, m.line, m.happened_on
    from justice_offencematter m
    where m.current and m.away
        and not exists (select from justice_matteroutcome f where f.matter_id = m.line and f.current and f.found)
        and (m.district_id = any (r.districts) or m.municipality_id = any (r.municipalities)
            or m.child_id = any (r.granted))
        and m.child_id <> all (r.walled)
        and (m.child_id = any (unsealed) or r.role = 'head' and m.district_id = any (r.districts));
end $$;
