-- Answers whether the file of this child is within the reach of whoever speaks, and no wall is between them.
-- Called by: rights_lookers, rights_names_others, rights_not_safe, rights_waiting_disputes, rights_why_held.
create function rights_within(child uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select from register_child c
        where c.id = child and c.id <> all (access_walled())
            and (c.district_id = any (access_districts()) or c.municipality_id = any (access_municipalities())
                or c.id = any (access_granted())));
end $$;
