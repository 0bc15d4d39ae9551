alter table notices_attempt enable row level security;
alter table notices_attempt force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_attempt to current_user using (true) with check (true);

-- An attempt is seen by those who see its notice.
create policy seen on notices_attempt for select to umai_web
    using (exists (select 1 from notices_notice n where n.id = notice_id));

-- The worker role reads and writes every attempt.
create policy works on notices_attempt to umai_worker using (true) with check (true);
