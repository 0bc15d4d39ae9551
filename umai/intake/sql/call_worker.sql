-- Calls who answers for a case in which a child must be seen, or whoever is on duty in the district that
-- holds the file where nobody does. Whoever speaks has it before them and is not called. Calls of earlier
-- assignments of the case, and of a district that held the file before, are taken off. Security definer:
-- no role of a page may write a call.
-- Called by: intake_called_worker, intake_urgent_changed.
create function intake_call_worker(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    select u.district_id into here from urgency_urgency u where u.case_id = which and u.ended_at is null limit 1;
    update notices_call c set taken = true
        from intake_assignment a
        where a.case_id = which and c.kind = 'case' and c.about = a.id and not c.taken
            and (not a.current or c.district_id <> here);
    insert into notices_call (id, kind, about, district_id, keeper, worker_id, opened_at)
        select gen_random_uuid(), 'case', a.id, here, 'district', a.worker_id, clock_timestamp()
        from intake_assignment a
        where a.case_id = which and a.current and here is not null
            and (a.worker_id is null or a.worker_id is distinct from access_worker())
        on conflict do nothing;
end $$;
