-- Answers the box that the asker's key opens first; inside is a box to the second person, of this report
-- alone. Refuses anybody but the asker within the time, and again once a half is kept. Null when no name
-- was left, when it was made unreadable, or when it is not sealed to these two holders. Security
-- definer: these boxes are closed to every role.
-- Called by: umai/identification/disclosure/actions.py.
create function identification_wrapped(opening uuid) returns text
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not identification_asked_by_speaker(opening)
        or exists (select from identification_openinghalf h where h.opening_id = opening) then
        raise insufficient_privilege using message = 'not asked by the speaker, or not any more';
    end if;
    return (select convert_from(r.sealed, 'UTF8')::jsonb->'keys'->>(o.first_key || '.' || o.second_key)
        from identification_opening o join identification_reporter r on r.signal_id = o.signal_id
        where o.id = opening and r.key_id like 'two:%' and r.sealed <> '');
end $$;
