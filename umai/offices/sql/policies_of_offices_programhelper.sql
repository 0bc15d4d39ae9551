alter table offices_programhelper force row level security;
alter table offices_programhelper enable row level security;

-- Those who answer for the people of the office say who helps there.
create policy given on offices_programhelper for insert to umai_web with check (offices_keeps_training(office_id));

-- The owner sees and writes every row.
create policy owner on offices_programhelper to current_user using (true) with check (true);

-- Every worker reads who helps, because it stands in the foot of every page.
create policy seen on offices_programhelper for select to umai_web using (true);
