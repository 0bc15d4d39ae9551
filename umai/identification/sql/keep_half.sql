-- Keeps what the asker's key took out of the report's box for the second person of the opening, once.
-- Refuses anybody but the asker within the time, and more than 2,000 bytes. Security definer: these
-- boxes are closed to every role.
-- Called by: umai/identification/disclosure/actions.py.
create function identification_keep_half(opening uuid, half bytea) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not identification_asked_by_speaker(opening) or length(half) > 2000 then
        raise insufficient_privilege using message = 'not asked by the speaker, or not any more';
    end if;
    insert into identification_openinghalf (opening_id, half) values (opening, identification_keep_half.half);
end $$;
