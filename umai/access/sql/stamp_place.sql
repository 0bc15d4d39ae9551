-- Stamps a new row of a file that carries no author with the district and the municipality of its child.
-- Refuses a row when nobody speaks, except from the worker role, whose jobs have no speaker. Rows that
-- the owner itself loads keep their own values.
-- Called by: access_move_rows, trigger stamp.
create function access_stamp_place() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    if access_worker() is null and session_user <> 'umai_worker' then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    execute format('select district_id, municipality_id from %I where id = $1', tg_argv[0])
        into held using new.child_id;
    new.district_id := held.district_id;
    new.municipality_id := held.municipality_id;
    return new;
end $$;
