alter table statistics_extractrequest force row level security;
alter table statistics_extractrequest enable row level security;

-- Asked for by the analyst, in the name of the own office.
create policy asked on statistics_extractrequest for insert to umai_web with check (
    office_id = (select access_office()) and coalesce(access_role() = 'analyst', false));

-- The owner sees and writes every row.
create policy owner on statistics_extractrequest to current_user using (true) with check (true);

-- Who asks for extracts and who answers, of the office that asks.
create policy seen on statistics_extractrequest for select to umai_web using (
    office_id = (select access_office())
    and coalesce((select access_role()) in ('analyst', 'ministry_supervisor'), false));
