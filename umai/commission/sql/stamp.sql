-- Stamps a row of a session with its Commission, the time and the speaker, and refuses every change and
-- deletion, also by the owner: what happened to a session is another row. Rows that the owner itself loads
-- keep their own stamp.
-- Called by: trigger keep.
create function commission_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'a session is never changed or deleted: write what happened to it';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.commission_id := commission_office();
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on commission_sitting for each row execute function commission_stamp();
create trigger keep before insert or update or delete on commission_member for each row execute function commission_stamp();
create trigger keep before insert or update or delete on commission_presence for each row execute function commission_stamp();
create trigger keep before insert or update or delete on commission_sessionstep for each row execute function commission_stamp();
create trigger keep before insert or update or delete on commission_halfyearsent for each row execute function commission_stamp();
