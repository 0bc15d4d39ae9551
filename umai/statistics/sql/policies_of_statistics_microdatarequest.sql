alter table statistics_microdatarequest force row level security;
alter table statistics_microdatarequest enable row level security;

-- Asked for by the analyst, in the name of the own office.
create policy asked on statistics_microdatarequest for insert to umai_web with check (
    office_id = (select access_office()) and coalesce(access_role() = 'analyst', false));

-- The owner sees and writes every row.
create policy owner on statistics_microdatarequest to current_user using (true) with check (true);

-- Who asks for extracts and who answers, of the office that asks.
create policy seen on statistics_microdatarequest for select to umai_web using (
    office_id = (select access_office())
    and coalesce((select access_role()) in ('analyst', 'ministry_supervisor'), false));
