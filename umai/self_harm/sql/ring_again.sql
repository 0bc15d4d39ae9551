-- Calls about a path again once nobody has seen the child after all: two records were parted, or what was written of
-- a talk or a visit was corrected. A call that somebody took is not made again.
-- Called by: trigger ring_path_again.
create function self_harm_ring_again() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call c set taken = false from self_harm_selfharmpath p
        where c.kind = 'self_harm' and c.about = p.id and p.child_id = any (register_one_with(array[new.child_id])) and c.taken
            and not exists (select from notices_callanswer a where a.call_id = c.id)
            and not exists (select from self_harm_selfharmpathending e where e.path_id = p.id);
    return null;
end $$;

create trigger ring_path_again after update on urgency_urgency for each row
    when (new.child_id is not null and new.case_id is null and old.ended_at is not null and new.ended_at is null)
    execute function self_harm_ring_again();
