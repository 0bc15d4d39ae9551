-- Gives a sighting the place of its round, and what is said of a sighting that of the sighting, whatever the program
-- says; rows that the owner loads too. A match with a child of the register goes with the child's file (stamp). A
-- sighting that corrects another one gets the first row of it, and is refused in place of a row of another round, for
-- a member of a round in place of a row of somebody else, and for others in place of one that a wall hides.
-- Called by: trigger place.
create function rounds_place_sighting() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    said jsonb := to_jsonb(new);
    before rounds_sighting;
begin
    if tg_table_name = 'rounds_sighting' then
        select r.district_id, r.municipality_id into new.district_id, new.municipality_id
            from rounds_round r where r.id = (said ->> 'round_id')::uuid;
        new.first_id := null;
        if new.replaces_id is not null then
            select s.* into before from rounds_sighting s where s.id = new.replaces_id;
            if before.round_id is distinct from new.round_id or session_user <> current_user
                and (access_role() = 'round_member' and before.recorded_by_id is distinct from access_worker()
                    or access_role() is distinct from 'round_member' and before.id = any (rounds_walled()))
            then
                raise insufficient_privilege using message = 'a sighting is corrected by who wrote or reads it';
            end if;
            new.first_id := coalesce(before.first_id, before.id);
        end if;
    else
        select s.district_id, s.municipality_id into new.district_id, new.municipality_id
            from rounds_sighting s where s.id = (said ->> 'sighting_id')::uuid;
    end if;
    return new;
end $$;

create trigger place before insert on rounds_sighting for each row execute function rounds_place_sighting();
create trigger place before insert on rounds_sightingmatch for each row execute function rounds_place_sighting();
create trigger place before insert on rounds_sightingsignal for each row execute function rounds_place_sighting();
