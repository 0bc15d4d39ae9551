alter table opens_emergencyrequest force row level security;
alter table opens_emergencyrequest enable row level security;

-- Why a file was opened is said of its child: others than who wrote it read it after a look at that file.
create policy looked on opens_emergencyrequest as restrictive for select to umai_web using (
    recorded_by_id = (select access_worker())
    or exists (select from opens_emergencyopening o where o.request_id = opens_emergencyrequest.id
        and o.child_id = any ((select access_looked())::uuid[])));

-- The owner sees and writes every row; requests are written by opens_ask alone.
create policy owner on opens_emergencyrequest to current_user using (true) with check (true);

-- The own requests; all to the auditor; and to whoever sees the opening, why it was opened.
create policy seen on opens_emergencyrequest for select to umai_web using (
    recorded_by_id = (select access_worker()) or (select access_role()) = 'auditor'
    or exists (select from opens_emergencyopening o where o.request_id = opens_emergencyrequest.id));
