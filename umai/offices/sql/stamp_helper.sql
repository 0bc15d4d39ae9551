-- Stamps who helps at an office with when and by whom it is recorded, and refuses every change and
-- deletion, also by the owner: a newer row counts instead. Rows that the owner itself loads keep their own
-- stamp.
-- Called by: trigger keep.
create function offices_stamp_helper() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'who helps is never changed or deleted: a newer row counts instead';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on offices_programhelper for each row execute function offices_stamp_helper();
