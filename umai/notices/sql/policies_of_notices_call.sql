alter table notices_call enable row level security;
alter table notices_call force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_call to current_user using (true) with check (true);

-- The department sees calls kept for it, the oblast all, a Ministry supervisor those told to them.
-- Whoever is called by name sees that call, and a social worker no other.
create policy seen on notices_call for select to umai_web using (
    (district_id = any ((select access_districts())::int[])
        and (keeper = 'district' or (select access_role()) = 'oblast_supervisor'))
    or worker_id = (select access_worker())
    or ((select access_role()) = 'ministry_supervisor' and id = any ((select notices_told())::uuid[])));

-- The worker role sees every call.
create policy works on notices_call to umai_worker using (true) with check (true);
