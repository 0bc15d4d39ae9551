alter table lawbook_coursedone force row level security;
alter table lawbook_coursedone enable row level security;

-- A worker writes down a course of the worker's own, at the office of the worker's post.
create policy given on lawbook_coursedone for insert to umai_web
    with check (office_id = (select access_office()));

-- The owner sees and writes every row.
create policy owner on lawbook_coursedone to current_user using (true) with check (true);

-- A worker sees the worker's own courses; a head sees those of the offices of the own district.
create policy seen on lawbook_coursedone for select to umai_web
    using (recorded_by_id = (select access_worker())
        or (select access_role()) = 'head' and offices_keeps_training(office_id));
