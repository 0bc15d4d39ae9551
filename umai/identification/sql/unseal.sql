-- Gives the report's box and the asker's half to the second person of an opening, once, and records it
-- with the trail. Locks the half and empties it. Refuses unless the speaker may agree and agreed in an
-- earlier transaction, the asker is signed in now, and nothing was opened before. Security definer:
-- these boxes are closed to every role.
-- Called by: umai/identification/disclosure/actions.py, umai/review/two_persons.py.
create function identification_unseal(opening uuid) returns TABLE(sealed bytea, half bytea)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare o record; kept bytea;
begin
    select h.half into kept from identification_openinghalf h where h.opening_id = opening for update;
    select * into o from identification_opening where id = opening;
    if kept is null or not identification_may_agree(opening) or not identification_asker_is_here(opening)
        or exists (select from identification_disclosure d where d.opening_id = opening)
        or not exists (select from identification_consent c where c.opening_id = opening
            and c.recorded_by_id = access_worker()
            and c.transaction <> pg_current_xact_id()::text::bigint)
    then
        raise insufficient_privilege using message = 'not opened by two';
    end if;
    insert into identification_disclosure (id, opening_id, district_id, municipality_id, source)
        values (gen_random_uuid(), opening, o.district_id, o.municipality_id, 'form');
    update identification_openinghalf h set half = null where h.opening_id = opening;
    perform trail_write('identification.unseal', 'done',
        'identification.signal', o.signal_id, null, o.district_id, o.municipality_id, null, null);
    return query select r.sealed, kept from identification_reporter r where r.signal_id = o.signal_id;
end $$;
