-- Takes off the calls of a case in which no child has to be seen any more.
-- Called by: intake_joining_refused, intake_urgent_changed.
create function intake_calm(which uuid) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update notices_call c set taken = true
        from intake_assignment a
        where a.case_id = which and c.kind = 'case' and c.about = a.id and not c.taken
            and not exists (select from urgency_urgency u where u.case_id = which and u.ended_at is null)
$$;
