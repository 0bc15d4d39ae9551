alter table opens_emergencyopening force row level security;
alter table opens_emergencyopening enable row level security;

-- The owner sees and writes every row; openings are written by opens_open alone.
create policy owner on opens_emergencyopening to current_user using (true) with check (true);

-- Who opened it, the auditor, and who answers for the district of the file or for the office that opened it.
create policy seen on opens_emergencyopening for select to umai_web using (
    recorded_by_id = (select access_worker()) or (select access_role()) = 'auditor'
    or ((select access_role()) in ('head', 'oblast_supervisor')
        and (district_id = any ((select access_districts())::int[]) or opens_overseen(office_id))));

-- Nobody sees a row of a child from whom a wall keeps them.
create policy wall on opens_emergencyopening as restrictive for select to umai_web
    using (child_id <> all ((select access_walled())::uuid[]));
