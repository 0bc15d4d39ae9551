-- Keeps who took the call of a case, and when, with what is urgent in it.
-- Called by: trigger urgent_case.
create function intake_took_call() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_take(a.case_id, new.worker_id, new.answered_at)
        from notices_call c join intake_assignment a on a.id = c.about
        where c.id = new.call_id and c.kind = 'case' and a.current;
    return null;
end $$;

create trigger urgent_case after insert on notices_callanswer for each row execute function intake_took_call();
