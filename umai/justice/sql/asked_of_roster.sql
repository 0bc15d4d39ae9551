-- Has a row about an independent representative name an entry of the roster by its first row. Refuses an entry that is
-- not known, one of a territory without the child's district, and one that could not be asked that day: not begun, or
-- over. Refuses that nobody was asked for want of a roster where the roster held somebody. What corrects or strikes a
-- row without another entry or day stands, whatever became of the entry and of the child's file since then.
-- Called by: trigger roster.
create function justice_asked_of_roster() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    asked uuid;
    home int;
begin
    if new.entry_id is null and not new.no_roster then return new; end if;
    if new.entry_id is not null then
        select e.line into asked from justice_rosterentry e where e.id = new.entry_id;
        if asked is null then
            raise check_violation using message = 'nobody on the roster has this id',
                constraint = 'independent_of_roster';
        end if;
        new.entry_id := asked;
    end if;
    if exists (select from justice_independentasked b where b.id = new.replaces_id
        and (b.entry_id, b.happened_on, b.no_roster)
            is not distinct from (new.entry_id, new.happened_on, new.no_roster))
    then
        return new;
    end if;
    select c.district_id into home from register_child c where c.id = new.child_id;
    if new.no_roster then
        if cardinality(justice_roster_for(home, new.happened_on)) > 0 then
            raise check_violation using message = 'the roster held somebody', constraint = 'independent_without_roster';
        end if;
        return new;
    end if;
    if not exists (select from justice_rosterentry e join places_place d on d.id = home
        where e.id = asked and e.place_id = any (d.above || d.id))
    then
        raise check_violation using message = 'the entry is of another territory',
            constraint = 'independent_of_territory';
    end if;
    if asked <> all (justice_roster_for(home, new.happened_on)) then
        raise check_violation using message = 'the entry could not be asked on that day',
            constraint = 'independent_asked_in_time';
    end if;
    return new;
end $$;

create trigger roster before insert on justice_independentasked for each row
    execute function justice_asked_of_roster();
