alter table watch_watchopeningnote force row level security;
alter table watch_watchopeningnote enable row level security;

-- Written by the department that is told, from that day on.
create policy given on watch_watchopeningnote for insert to umai_web with check (
    (select access_role()) in ('specialist', 'head') and exists (
        select from watch_watchopening o
        where o.id = opening_id and o.district_id = any ((select access_districts())::int[])));

-- The owner sees and writes every row.
create policy owner on watch_watchopeningnote to current_user using (true) with check (true);

-- Whoever sees the opening sees that it was noted.
create policy seen on watch_watchopeningnote for select to umai_web using (
    exists (select from watch_watchopening o where o.id = watch_watchopeningnote.opening_id));
