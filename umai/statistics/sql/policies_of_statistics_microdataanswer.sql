alter table statistics_microdataanswer force row level security;
alter table statistics_microdataanswer enable row level security;

-- Written by whoever may be the second person.
create policy given on statistics_microdataanswer for insert to umai_web with check (statistics_may_answer_extract(asked_id));

-- The owner sees and writes every row.
create policy owner on statistics_microdataanswer to current_user using (true) with check (true);

-- Whoever sees the request sees what was answered.
create policy seen on statistics_microdataanswer for select to umai_web using (
    exists (select from statistics_microdatarequest r where r.id = statistics_microdataanswer.asked_id));
