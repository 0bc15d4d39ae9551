-- Stamps a request to lift a wall, a suggestion, the answers to either, and a second record with when, by whom and in which
-- transaction they were written. Refuses every change and deletion, also by the owner. Rows that the owner
-- itself loads keep their own stamp.
-- Called by: trigger keep.
create function walls_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'what was asked, found and answered about a wall is never changed or deleted';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.transaction := pg_current_xact_id()::text::bigint;
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on walls_liftrequest for each row execute function walls_stamp();
create trigger keep before insert or update or delete on walls_liftanswer for each row execute function walls_stamp();
create trigger keep before insert or update or delete on walls_tiesuggestion for each row execute function walls_stamp();
create trigger keep before insert or update or delete on walls_tieanswer for each row execute function walls_stamp();
create trigger keep before insert or update or delete on walls_secondrecord for each row execute function walls_stamp();
