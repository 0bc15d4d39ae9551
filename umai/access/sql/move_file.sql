-- Moves every row of a child's file to another municipality or office, when the speaker reaches the
-- file. Locks the child's row. Refuses a walled child, a file outside the speaker's districts,
-- municipalities and grants, and a move into another district that the speaker does not reach: the
-- department there takes the file itself.
-- Called by: umai/register/child/file_location.py.
create function access_move_file(
    child uuid, to_district int, to_municipality int, to_office uuid
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare old_district int; old_municipality int;
begin
    select district_id, municipality_id into old_district, old_municipality
        from register_child where id = child for update;
    if not found or access_worker() is null
        or child = any (access_walled())
        or not (old_district = any (access_districts()) or old_municipality = any (access_municipalities())
                or child = any (access_granted())) then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;
    if to_district is distinct from old_district
        and not coalesce(to_district = any (access_districts()), false) then
        raise insufficient_privilege using message = 'the department of another district takes a file itself';
    end if;
    perform access_move_rows(child, to_district, to_municipality, to_office);
end $$;
