alter table staff_term enable row level security;
alter table staff_term force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on staff_term to current_user using (true) with check (true);

-- A post is changed or ended only by those who may give it, both as it was and as it becomes.
create policy ended on staff_term for update to umai_web
    using (coalesce(access_gives_post(office_id, role, worker_id), false))
    with check (coalesce(access_gives_post(office_id, role, worker_id), false));

-- A post is given only by those whom access_gives_post allows, never to themselves.
create policy given on staff_term for insert to umai_web
    with check (coalesce(access_gives_post(office_id, role, worker_id), false));

-- Every role that may read the table sees every post.
create policy seen on staff_term for select using (true);
