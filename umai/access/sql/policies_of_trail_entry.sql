alter table trail_entry enable row level security;
alter table trail_entry force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on trail_entry to current_user using (true) with check (true);

-- The auditor sees every entry, others those of their district, municipality or granted files.
create policy seen on trail_entry for select to umai_web using (
    (select access_role()) = 'auditor'
    or district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[]));

-- The worker role reads every entry to put it in sequence: an entry holds ids and no content.
create policy sequenced on trail_entry for select to umai_worker using (true);

-- A wall hides the entries about its child from the walled worker, whatever else holds.
create policy wall on trail_entry as restrictive for select to umai_web
    using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
