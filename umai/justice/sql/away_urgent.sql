-- Calls when a child ran away or went missing. An entry that is corrected into one calls too.
-- Called by: trigger urgent.
create function justice_away_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.replaces_id is null or not exists (select from justice_offencematter m where m.id = new.replaces_id and m.away) then
        perform justice_must_see(new.child_id, new.district_id, new.municipality_id, new.recorded_by_id);
    end if;
    return null;
end $$;

create trigger urgent after insert on justice_offencematter for each row when (new.away and new.why <> 'struck')
    execute function justice_away_urgent();
