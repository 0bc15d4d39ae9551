-- Derives the calls about missed visits of a child anew, when the case is closed, when its file moved to
-- another district, and when somebody else answers for it.
-- Called by: trigger calls_follow, trigger calls_no_more.
create function visits_missed_changed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform visits_settle_missed(register_one_with(array[new.child_id]));
    return null;
end $$;

create trigger calls_no_more after insert on intake_closure for each row execute function visits_missed_changed();
create trigger calls_follow after update on intake_worklistrow for each row when ((new.district_id, new.worker_id) is distinct from (old.district_id, old.worker_id)) execute function visits_missed_changed();
