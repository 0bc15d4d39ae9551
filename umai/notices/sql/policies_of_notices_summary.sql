alter table notices_summary enable row level security;
alter table notices_summary force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_summary to current_user using (true) with check (true);

-- A worker sees the worker's own summaries only.
create policy seen on notices_summary for select to umai_web using (worker_id = (select access_worker()));

-- The worker role reads every summary.
create policy works on notices_summary for select to umai_worker using (true);
