alter table notices_reminder enable row level security;

-- A worker sees the worker's own reminders only.
create policy seen on notices_reminder for select to umai_web using (worker_id = (select access_worker()));
