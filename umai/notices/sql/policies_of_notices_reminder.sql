alter table notices_reminder enable row level security;
alter table notices_reminder force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_reminder to current_user using (true) with check (true);

-- A worker sees the worker's own reminders only.
create policy seen on notices_reminder for select to umai_web using (worker_id = (select access_worker()));
