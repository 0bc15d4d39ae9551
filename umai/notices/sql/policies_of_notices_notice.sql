alter table notices_notice enable row level security;
alter table notices_notice force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_notice to current_user using (true) with check (true);

-- A worker sees what the worker was told, and what others were told of calls that the worker sees.
create policy seen on notices_notice for select to umai_web using (
    worker_id = (select access_worker()) or exists (select 1 from notices_call c where c.id = call_id));

-- The worker role reads and writes every notice.
create policy works on notices_notice to umai_worker using (true) with check (true);
