-- Renews what became of the ten days of a case when a row that decides it is written.
-- Called by: trigger renew_ten_days.
create function oversight_on_case_row() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform oversight_renew(new.case_id);
    return null;
end $$;

create trigger renew_ten_days after insert on intake_assignment for each row execute function oversight_on_case_row();
-- Updates count too: a file that moves changes the district of its clock.
create trigger renew_ten_days after insert or update on intake_clock for each row execute function oversight_on_case_row();
create trigger renew_ten_days after insert on intake_closure for each row execute function oversight_on_case_row();
create trigger renew_ten_days after insert on intake_stop for each row execute function oversight_on_case_row();
create trigger renew_ten_days after insert on visits_visit for each row execute function oversight_on_case_row();
