alter table notices_summary enable row level security;

-- A worker sees the worker's own summaries only.
create policy seen on notices_summary for select to umai_web using (worker_id = (select access_worker()));

-- The worker role reads every summary.
create policy works on notices_summary for select to umai_worker using (true);
