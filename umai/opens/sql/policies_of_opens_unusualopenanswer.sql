alter table opens_unusualopenanswer force row level security;
alter table opens_unusualopenanswer enable row level security;

-- Answered by who opened the file.
create policy given on opens_unusualopenanswer for insert to umai_web with check (
    exists (select from opens_unusualopen q where q.id = question_id and q.worker_id = (select access_worker())));

-- The owner sees and writes every row.
create policy owner on opens_unusualopenanswer to current_user using (true) with check (true);

-- Whoever sees the question sees the answer.
create policy seen on opens_unusualopenanswer for select to umai_web using (
    exists (select from opens_unusualopen q where q.id = opens_unusualopenanswer.question_id));
