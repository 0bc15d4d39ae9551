alter table watch_watchopeninganswer force row level security;
alter table watch_watchopeninganswer enable row level security;

-- Written by whoever may be the second person.
create policy given on watch_watchopeninganswer for insert to umai_web with check (watch_may_answer_opening(asked_id));

-- The owner sees and writes every row.
create policy owner on watch_watchopeninganswer to current_user using (true) with check (true);

-- Whoever sees the request sees what was answered.
create policy seen on watch_watchopeninganswer for select to umai_web using (
    exists (select from watch_watchopeningrequest r where r.id = watch_watchopeninganswer.asked_id));
