-- Calls anew about a child without a case once nobody has seen the child after all: two records were parted, or what
-- was written of a visit was corrected.
-- Called by: trigger ring_again.
create function justice_ring_again() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        select gen_random_uuid(), 'child', new.child_id, new.district_id, 'district', clock_timestamp()
        where exists (select from notices_call c where c.kind = 'child' and c.about = new.child_id)
        on conflict do nothing;
    return null;
end $$;

create trigger ring_again after update on urgency_urgency for each row
    when (new.child_id is not null and new.case_id is null and old.ended_at is not null and new.ended_at is null)
    execute function justice_ring_again();
