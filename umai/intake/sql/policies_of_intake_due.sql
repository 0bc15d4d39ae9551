alter table intake_due force row level security;
alter table intake_due enable row level security;

-- The owner sees and writes every row; nobody else writes what is derived.
create policy owner on intake_due to current_user using (true) with check (true);

-- Who reaches the file by district, municipality or grant sees it; having written in it does not count.
create policy seen on intake_due for select to umai_web, umai_worker using (district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[])
    or child_id = any ((select access_emergency())::uuid[]));

-- Nobody sees a row of a child from whom a wall keeps them, whatever else lets them.
create policy wall on intake_due as restrictive for select to umai_web, umai_worker using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
