-- Keeps who took the call of a signal, and when, with what is urgent.
-- Called by: trigger urgent.
create function urgency_taken() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency u set taken_at = new.answered_at, taken_by_id = new.worker_id
        from notices_call c where c.id = new.call_id and c.kind = 'signal' and u.signal_id = c.about;
    return null;
end $$;

create trigger urgent after insert on notices_callanswer for each row execute function urgency_taken();
