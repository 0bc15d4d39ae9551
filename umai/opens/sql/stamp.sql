-- Stamps a request, an opening, a review and an answer with when, by whom and in which transaction it was
-- written. Refuses every change and deletion, also by the owner, but what two persons agreed to erase. Rows that
-- the owner itself loads keep their own stamp.
-- Called by: trigger keep.
create function opens_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and trail_erases(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
    if tg_op <> 'INSERT' then
        raise exception 'who opened a file, and what was said of it, is never changed or deleted';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.transaction := pg_current_xact_id()::text::bigint;
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on opens_emergencyrequest for each row execute function opens_stamp();
create trigger keep before insert or update or delete on opens_emergencyopening for each row execute function opens_stamp();
create trigger keep before insert or update or delete on opens_emergencyreview for each row execute function opens_stamp();
create trigger keep before insert or update or delete on opens_unusualopenanswer for each row execute function opens_stamp();
