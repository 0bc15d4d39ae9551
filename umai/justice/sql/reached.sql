-- Answers those of these children whose file the speaker reaches: by territory or a grant, and behind no wall. No role
-- may run it.
-- Called by: justice_hush_shown, justice_not_to_call.
create function justice_reached(children uuid[]) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return array(select c.id from register_child c where c.id = any (children) and c.id <> all (r.walled)
        and (c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities) or c.id = any (r.granted)));
end $$;
