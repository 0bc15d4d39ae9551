-- Renews what intake_worklistrow and intake_due say of a case when a row that decides it is written.
-- Updates count too: a file that moves changes the district of these rows.
-- Called by: trigger renew.
create function intake_renewed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_renew(new.case_id);
    return null;
end $$;

create trigger renew after insert or update on intake_assignment for each row execute function intake_renewed();
create trigger renew after insert or update on intake_clock for each row execute function intake_renewed();
create trigger renew after insert on intake_closure for each row execute function intake_renewed();
create trigger renew after insert or update on intake_risklevel for each row execute function intake_renewed();
create trigger renew after insert or update on intake_stop for each row execute function intake_renewed();
