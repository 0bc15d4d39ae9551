-- Renews what became of the ten days of a case when its assessment is completed.
-- Called by: trigger renew_ten_days.
create function oversight_on_completion() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform oversight_renew(m.case_id) from assessment_assessment m where m.id = new.assessment_id;
    return null;
end $$;

create trigger renew_ten_days after insert on assessment_completion for each row execute function oversight_on_completion();
