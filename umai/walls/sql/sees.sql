-- Answers whether the speaker reaches the file of this child: it lies in their territory or was granted, and
-- no wall hides it. Null and an id of nothing answer false.
-- Called by: walls_answers_for, walls_declare, walls_lift_requests, walls_may_decide, walls_of, walls_second_records.
create function walls_sees(child uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select from register_child c
        where c.id = child and c.id <> all (access_behind_walls())
            and (c.district_id = any (access_districts()) or c.municipality_id = any (access_municipalities())
                or c.id = any (access_granted())));
end $$;
