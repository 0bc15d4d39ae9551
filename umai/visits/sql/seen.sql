-- Nothing is urgent any more once somebody saw the child at a visit, and nobody is called. A visit that is
-- corrected to say otherwise opens it again, and the worker of the case is called.
-- Called by: trigger seen.
create function visits_seen() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare again boolean := false;
begin
    if new.replaces_id is not null then
        perform urgency_see_not(o.case_id, o.at) from visits_visit o where o.id = new.replaces_id and o.seen;
        again := found;
    end if;
    if new.made and new.seen and new.current then
        perform urgency_see(new.case_id, new.at, new.worker_id, new.risk <> 'urgent');
        perform intake_calm(new.case_id);
    end if;
    if again then perform intake_call_worker(new.case_id, new.recorded_by_id); end if;
    return null;
end $$;

create trigger seen after insert on visits_visit for each row execute function visits_seen();
