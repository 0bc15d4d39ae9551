alter table notices_attemptresult enable row level security;
alter table notices_attemptresult force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_attemptresult to current_user using (true) with check (true);

-- A result is seen by those who see its attempt.
create policy seen on notices_attemptresult for select to umai_web
    using (exists (select 1 from notices_attempt a where a.id = attempt_id));

-- The worker role reads and writes every result.
create policy works on notices_attemptresult to umai_worker using (true) with check (true);
