-- Stamps a letter of those who watch, and its answer, with when, by whom and in which transaction it was written.
-- Refuses every change and deletion, also by the owner, but what two persons agreed to erase. Rows that the owner
-- itself loads keep their own stamp.
-- Called by: trigger keep.
create function watch_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and trail_erases(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
    if tg_op <> 'INSERT' then
        raise exception 'what was written to an office, and what it answered, is never changed or deleted';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.transaction := pg_current_xact_id()::text::bigint;
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on watch_watchletter for each row execute function watch_stamp();
create trigger keep before insert or update or delete on watch_watchletteranswer for each row execute function watch_stamp();
