alter table opens_unusualopenanswer force row level security;
alter table opens_unusualopenanswer enable row level security;

-- Answered by who opened the file.
create policy given on opens_unusualopenanswer for insert to umai_web with check (
    exists (select from opens_unusualopen q where q.id = question_id and q.worker_id = (select access_worker())));

-- What a file was needed for is said of its child: others than who wrote it read it after a look at that file.
create policy looked on opens_unusualopenanswer as restrictive for select to umai_web using (
    recorded_by_id = (select access_worker())
    or exists (select from opens_unusualopen q where q.id = opens_unusualopenanswer.question_id
        and q.child_id = any ((select access_looked())::uuid[])));

-- The owner sees and writes every row.
create policy owner on opens_unusualopenanswer to current_user using (true) with check (true);

-- Whoever sees the question sees the answer.
create policy seen on opens_unusualopenanswer for select to umai_web using (
    exists (select from opens_unusualopen q where q.id = opens_unusualopenanswer.question_id));
