-- Gives the opened name to the person who asked, in a box to that person's key, once and within the
-- time, and writes the trail. Locks the box and empties it; refuses everybody else. Security definer:
-- these boxes are closed to every role.
-- Called by: umai/identification/disclosure/actions.py.
create function identification_take_reporter(opening uuid) returns bytea
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare box bytea; o record;
begin
    select h.reporter_box into box from identification_openinghalf h where h.opening_id = opening for update;
    if box is null or not identification_asked_by_speaker(opening) then
        raise insufficient_privilege using message = 'nothing is here for the speaker';
    end if;
    update identification_openinghalf h set reporter_box = null where h.opening_id = opening;
    select * into o from identification_opening where id = opening;
    perform trail_write('identification.shown', 'done',
        'identification.signal', o.signal_id, null, o.district_id, o.municipality_id, null, null);
    return box;
end $$;
