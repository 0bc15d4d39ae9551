-- Gives a sighting the place of its round, and what is said of a sighting that of the sighting, whatever the program
-- says; rows that the owner loads too. A match with a child of the register goes with the child's file (stamp).
-- Called by: trigger place.
create function rounds_place_sighting() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    said jsonb := to_jsonb(new);
begin
    if tg_table_name = 'rounds_sighting' then
        select r.district_id, r.municipality_id into new.district_id, new.municipality_id
            from rounds_round r where r.id = (said ->> 'round_id')::uuid;
    else
        select s.district_id, s.municipality_id into new.district_id, new.municipality_id
            from rounds_sighting s where s.id = (said ->> 'sighting_id')::uuid;
    end if;
    return new;
end $$;

create trigger place before insert on rounds_sighting for each row execute function rounds_place_sighting();
create trigger place before insert on rounds_sightingmatch for each row execute function rounds_place_sighting();
create trigger place before insert on rounds_sightingsignal for each row execute function rounds_place_sighting();
