alter table notices_attempt enable row level security;

-- An attempt is seen by those who see its notice.
create policy seen on notices_attempt for select to umai_web
    using (exists (select 1 from notices_notice n where n.id = notice_id));

-- The worker role reads and writes every attempt.
create policy works on notices_attempt to umai_worker using (true) with check (true);
