alter table opens_unusualopen force row level security;
alter table opens_unusualopen enable row level security;

-- The owner sees and writes every row; questions are written by opens_find_unusual alone.
create policy owner on opens_unusualopen to current_user using (true) with check (true);

-- Who is asked, who answers for the office of who is asked, and the auditor.
create policy seen on opens_unusualopen for select to umai_web using (
    worker_id = (select access_worker()) or (select access_role()) = 'auditor' or opens_overseen(office_id));

-- Nobody sees a row of a child from whom a wall keeps them, not even what they are asked themselves: the
-- question stays with the head and the auditor.
create policy wall on opens_unusualopen as restrictive for select to umai_web
    using (child_id <> all ((select access_walled())::uuid[]));
