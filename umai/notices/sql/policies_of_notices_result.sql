alter table notices_result enable row level security;

-- A result is seen by those who see its attempt.
create policy seen on notices_result for select to umai_web
    using (exists (select 1 from notices_attempt a where a.id = attempt_id));

-- The worker role reads and writes every result.
create policy works on notices_result to umai_worker using (true) with check (true);
