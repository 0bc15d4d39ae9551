alter table offices_staffrequest force row level security;
alter table offices_staffrequest enable row level security;

-- Asked by whoever may give the post, and of codes by an administrator; nobody asks for themselves.
create policy given on offices_staffrequest for insert to umai_web
    with check (coalesce(case kind when 'post' then access_gives_post(office_id, role, worker_id)
            else access_role() = 'administrator' and worker_id <> access_worker() end, false));

-- The owner sees and writes every row.
create policy owner on offices_staffrequest to current_user using (true) with check (true);

-- Who asks and agrees about posts and codes is no secret to those who work here, as posts are none.
create policy seen on offices_staffrequest for select to umai_web using ((select access_worker()) is not null);

-- The worker role reads what was asked, to tell the holder and who stands above.
create policy works on offices_staffrequest for select to umai_worker using (true);
