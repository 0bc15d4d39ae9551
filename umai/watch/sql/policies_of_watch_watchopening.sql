alter table watch_watchopening force row level security;
alter table watch_watchopening enable row level security;

-- The owner sees and writes every row; openings are written by watch_open_file alone.
create policy owner on watch_watchopening to current_user using (true) with check (true);

-- The office that opened it and the auditor; and from the day on which it is told, the department of the file and the
-- social worker to whom the file is given.
create policy seen on watch_watchopening for select to umai_web using (
    (office_id = (select access_office()) and (select access_role()) in ('prosecutor', 'ombudsman', 'commissioner'))
    or (select access_role()) = 'auditor'
    or (told_on <= access_today() and (
        ((select access_role()) in ('specialist', 'head') and district_id = any ((select access_districts())::int[]))
        or ((select access_role()) = 'social_worker' and child_id = any ((select access_granted())::uuid[])))));

-- Nobody sees a row of a child from whom a wall keeps them.
create policy wall on watch_watchopening as restrictive for select to umai_web
    using (child_id <> all ((select access_walled())::uuid[]));
