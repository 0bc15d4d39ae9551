alter table statistics_publishedclaim force row level security;
alter table statistics_publishedclaim enable row level security;

-- Entered in the name of the own office by the analyst or by the Ombudsman's officer.
create policy entered on statistics_publishedclaim for insert to umai_web with check (
    office_id = (select access_office()) and coalesce(access_role() in ('analyst', 'ombudsman'), false));

-- The owner sees and writes every row.
create policy owner on statistics_publishedclaim to current_user using (true) with check (true);

-- Read by those who read figures of the whole country: it says what is public and names no child.
create policy seen on statistics_publishedclaim for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
