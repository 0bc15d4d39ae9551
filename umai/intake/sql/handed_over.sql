-- Keeps handovers as they were written: refuses every update and delete, by the owner too.
-- A new row gets the time and the speaker from the database; a row of the owner keeps its own.
-- Called by: trigger keep.
create function intake_handed_over() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op <> 'INSERT' then raise exception 'a handover is never changed or deleted'; end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on intake_handover for each row execute function intake_handed_over();
