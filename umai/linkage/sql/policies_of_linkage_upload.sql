alter table linkage_upload enable row level security;
alter table linkage_upload force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on linkage_upload to current_user using (true) with check (true);

-- Who sent a file sees, writes and deletes it, and nobody else of the web role.
create policy own on linkage_upload to umai_web
    using (recorded_by_id = (select access_worker())) with check (recorded_by_id = (select access_worker()));

-- The worker role sees every file that was sent, and deletes it once it is taken in or too old.
create policy worker on linkage_upload to umai_worker using (true);
