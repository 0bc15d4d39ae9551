alter table offices_training force row level security;
alter table offices_training enable row level security;

-- Those who record training at the office write it, of others and not of themselves.
create policy given on offices_training for insert to umai_web
    with check (worker_id <> (select access_worker()) and offices_keeps_training(office_id));

-- The owner sees and writes every row.
create policy owner on offices_training to current_user using (true) with check (true);

-- A worker sees the worker's own training; those who record it at the office see it too.
create policy seen on offices_training for select to umai_web
    using (worker_id = (select access_worker()) or offices_keeps_training(office_id));
