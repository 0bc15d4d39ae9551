-- Answers the applications about removed children within the speaker's reach that a court has not answered since
-- `filed_before`, in protections that run; ids and days only.
-- Called by: umai/justice/orders/counts.py.
create function justice_courts_silent(filed_before date) returns table(child_id uuid, protection uuid, filed_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
begin
    select * into r from access_reach();
    return query
    select f.child_id, f.protection_id, f.happened_on
    from protection_courtapplication f
    where f.current and f.happened_on < filed_before
        and not exists (select from protection_protectionending e where e.protection_id = f.protection_id)
        and not exists (select from justice_courtanswer a where a.protection_id = f.protection_id and a.current and a.settles)
        and (f.district_id = any (r.districts) or f.municipality_id = any (r.municipalities)
            or f.child_id = any (r.granted))
        and f.child_id <> all (r.walled);
end $$;
