-- Calls who answers for a case in which a child must be seen, or whoever is on duty where nobody does.
-- Whoever wrote what made it urgent for them has it before them and is not called. The calls of earlier
-- assignments of the case are taken off. Security definer: no role of a page may write a call.
-- Called by: intake_called_worker, intake_took_urgent_in, protection_seen, protection_urgent, visits_seen.
create function intake_call_worker(which uuid, writer uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call c set taken = true
        from intake_assignment a
        where a.case_id = which and not a.current and c.kind = 'case' and c.about = a.id and not c.taken;
    insert into notices_call (id, kind, about, district_id, keeper, worker_id, opened_at)
        select gen_random_uuid(), 'case', a.id, a.district_id, 'district', a.worker_id, clock_timestamp()
        from intake_assignment a
        where a.case_id = which and a.current and (a.worker_id is null or a.worker_id is distinct from writer)
            and exists (select from urgency_urgency u where u.case_id = which and u.ended_at is null)
        on conflict do nothing;
end $$;
