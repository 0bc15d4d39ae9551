alter table staff_office enable row level security;

-- The web role may lock an office's row (select for update) and may change none.
create policy locked on staff_office for update to umai_web using (true) with check (false);

-- Every role that may read the table sees every office.
create policy seen on staff_office for select using (true);
