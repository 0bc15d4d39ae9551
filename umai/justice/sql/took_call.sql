-- Keeps who took the call about a child without a case, and when, with what is urgent of the child.
-- Called by: trigger urgent_child.
create function justice_took_call() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency u set taken_at = new.answered_at, taken_by_id = new.worker_id
        from notices_call c
        where c.id = new.call_id and c.kind = 'child' and u.ended_at is null and u.taken_at is null
            and u.child_id = any (register_one_with(array[c.about]));
    return null;
end $$;

create trigger urgent_child after insert on notices_callanswer for each row execute function justice_took_call();
