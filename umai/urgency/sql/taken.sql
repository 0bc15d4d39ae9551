-- Keeps who took the call of a signal, and when, with what is urgent. Who of the oblast took a call that
-- was kept from the district is not said once the district reads the case.
-- Called by: trigger urgent.
create function urgency_taken() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency u set taken_at = new.answered_at,
            taken_by_id = case when u.keeper = c.keeper then new.worker_id end
        from notices_call c where c.id = new.call_id and c.kind = 'signal' and u.signal_id = c.about;
    return null;
end $$;

create trigger urgent after insert on notices_callanswer for each row execute function urgency_taken();
