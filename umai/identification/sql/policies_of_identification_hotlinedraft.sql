alter table identification_hotlinedraft enable row level security;
alter table identification_hotlinedraft force row level security;

-- A worker sees, writes and deletes the worker's own drafts of the hotline, and no other.
create policy own on identification_hotlinedraft to umai_web
    using (worker_id = (select access_worker())) with check (worker_id = (select access_worker()));

-- The owner sees every draft, so that its functions can delete old ones.
create policy owner on identification_hotlinedraft to current_user using (true) with check (true);
