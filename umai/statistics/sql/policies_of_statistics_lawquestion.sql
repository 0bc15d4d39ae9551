alter table statistics_lawquestion force row level security;
alter table statistics_lawquestion enable row level security;

-- The owner sees and writes every row.
create policy owner on statistics_lawquestion to current_user using (true) with check (true);

-- Registered in the name of the own office by the analyst or by the Ombudsman's officer.
create policy registered on statistics_lawquestion for insert to umai_web with check (
    office_id = (select access_office()) and coalesce(access_role() in ('analyst', 'ombudsman'), false));

-- Read by those who read figures of the whole country: it names no child.
create policy seen on statistics_lawquestion for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
