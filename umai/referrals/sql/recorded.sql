-- Stamps a new service, agreement or ending with the time and the speaker, whatever the row says.
-- The owner's rows keep their own.
-- Called by: trigger stamp.
create function referrals_recorded() returns trigger
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

create trigger stamp before insert on referrals_agreement for each row execute function referrals_recorded();
create trigger stamp before insert on referrals_catalogueending for each row execute function referrals_recorded();
create trigger stamp before insert on referrals_service for each row execute function referrals_recorded();
