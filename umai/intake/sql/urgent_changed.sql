-- Calls the worker of a case when a child must be seen in it, again, or in another district; nobody any
-- more when it ended. A worker is taken off a case whose file another district takes, which calls whoever
-- is on duty there. The owner, who loads what happened before, calls nobody.
-- Called by: trigger told, trigger told_of_new.
create function intake_urgent_changed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user or tg_op = 'UPDATE' and old.case_id = new.case_id
        and old.district_id <> new.district_id and exists (select from intake_assignment a
            where a.case_id = new.case_id and a.current and a.worker_id is not null) then
        return null;
    end if;
    if new.ended_at is null then
        perform intake_call_worker(new.case_id);
    else
        perform intake_calm(new.case_id);
    end if;
    return null;
end $$;

create trigger told_of_new after insert on urgency_urgency for each row when (new.case_id is not null) execute function intake_urgent_changed();
create trigger told after update on urgency_urgency for each row when (new.case_id is not null and (new.case_id is distinct from old.case_id or new.district_id <> old.district_id or (new.ended_at is null) <> (old.ended_at is null))) execute function intake_urgent_changed();
