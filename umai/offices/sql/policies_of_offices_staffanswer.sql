alter table offices_staffanswer force row level security;
alter table offices_staffanswer enable row level security;

-- Answered by whoever may be the second person.
create policy given on offices_staffanswer for insert to umai_web
    with check (coalesce(offices_may_agree(request_id), false));

-- The owner sees and writes every row.
create policy owner on offices_staffanswer to current_user using (true) with check (true);

-- Who asks and agrees about posts and codes is no secret to those who work here, as posts are none.
create policy seen on offices_staffanswer for select to umai_web using ((select access_worker()) is not null);
