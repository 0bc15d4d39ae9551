-- Stamps a new row with when and by whom it is recorded; what the program says of these is ignored. Rows
-- that the owner itself loads keep their own stamp.
-- Called by: trigger stamp.
create function outreach_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;

create trigger stamp before insert on outreach_posterloss for each row execute function outreach_stamp();
create trigger stamp before insert on outreach_poster for each row execute function outreach_stamp();
create trigger stamp before insert on outreach_printrun for each row execute function outreach_stamp();
create trigger stamp before insert on outreach_officetelephone for each row execute function outreach_stamp();
