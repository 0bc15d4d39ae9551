alter table opens_emergencyrequest force row level security;
alter table opens_emergencyrequest enable row level security;

-- The owner sees and writes every row; requests are written by opens_ask alone.
create policy owner on opens_emergencyrequest to current_user using (true) with check (true);

-- The own requests; all to the auditor; and to whoever sees the opening, why it was opened.
create policy seen on opens_emergencyrequest for select to umai_web using (
    recorded_by_id = (select access_worker()) or (select access_role()) = 'auditor'
    or exists (select from opens_emergencyopening o where o.request_id = opens_emergencyrequest.id));
