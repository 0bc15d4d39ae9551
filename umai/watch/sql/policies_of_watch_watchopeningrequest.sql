alter table watch_watchopeningrequest force row level security;
alter table watch_watchopeningrequest enable row level security;

-- The owner sees and writes every row; requests are written by watch_ask_opening alone.
create policy owner on watch_watchopeningrequest to current_user using (true) with check (true);

-- Who watches in the office that asks, and the auditor. No department, and no other office.
create policy seen on watch_watchopeningrequest for select to umai_web using (
    (office_id = (select access_office()) and (select access_role()) in ('prosecutor', 'ombudsman', 'commissioner'))
    or (select access_role()) = 'auditor');

-- Nobody sees a row of a child from whom a wall keeps them.
create policy wall on watch_watchopeningrequest as restrictive for select to umai_web
    using (child_id <> all ((select access_walled())::uuid[]));
