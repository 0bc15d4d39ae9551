-- Refuses to gather signals in a way that hides one: with a signal that goes on with another itself, under
-- one that others go on with, or with one that another office answers. Gatherings are serialised by an
-- advisory lock, so that two at once make no circle. The owner is exempt.
-- Called by: trigger flat.
create function identification_gather_flat() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user or new.why = 'struck' then return new; end if;
    perform pg_advisory_xact_lock(hashtextextended('identification_gather', 41));
    if exists (select from identification_gathering g where g.current and g.signal_id = new.first_id)
        or exists (select from identification_gathering g where g.current and g.first_id = new.signal_id)
        or not exists (
            select from identification_signal a join identification_signal b on b.id = new.first_id
            where a.id = new.signal_id and a.district_id = b.district_id and a.keeper = b.keeper)
    then
        raise check_violation using message = 'a signal goes on with one that itself goes on with no other',
            constraint = 'gathered_in_sight';
    end if;
    return new;
end $$;

create trigger flat before insert on identification_gathering for each row execute function identification_gather_flat();
