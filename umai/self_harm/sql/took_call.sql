-- Keeps who took the call of a path, and when, with what is urgent of its child.
-- Called by: trigger urgent_path.
create function self_harm_took_call() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency u set taken_at = new.answered_at, taken_by_id = new.worker_id
        from notices_call c join self_harm_selfharmpath p on p.id = c.about
        where c.id = new.call_id and c.kind = 'self_harm' and u.child_id = any (register_one_with(array[p.child_id])) and u.ended_at is null
            and u.taken_at is null;
    return null;
end $$;

create trigger urgent_path after insert on notices_callanswer for each row execute function self_harm_took_call();
