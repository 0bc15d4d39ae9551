-- Stamps a new row with when, by whom and at which office it is recorded, and with where the child's
-- file is held (from the table in the trigger's argument); what the program says of these is ignored.
-- Refuses a row when nobody speaks, except from the public and the worker role, whose functions write
-- without an author. Rows that the owner itself loads keep their own values.
-- Called by: access_move_rows, trigger stamp.
create function access_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    new.recorded_at := clock_timestamp();
    new.recorded_by_id := access_worker();
    new.recorded_office_id := access_office();
    if new.recorded_by_id is null and session_user not in ('umai_public', 'umai_worker') then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    if tg_nargs > 0 and new.child_id is not null then
        execute format('select district_id, municipality_id, office_id from %I where id = $1', tg_argv[0])
            into held using new.child_id;
        new.district_id := held.district_id;
        new.municipality_id := held.municipality_id;
        new.office_id := held.office_id;
    end if;
    return new;
end $$;
