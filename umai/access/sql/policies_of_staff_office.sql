alter table staff_office enable row level security;
alter table staff_office force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on staff_office to current_user using (true) with check (true);

-- The web role may lock an office's row (select for update) and may change none.
create policy locked on staff_office for update to umai_web using (true) with check (false);

-- Every role that may read the table sees every office.
create policy seen on staff_office for select using (true);
