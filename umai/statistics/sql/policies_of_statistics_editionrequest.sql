alter table statistics_editionrequest force row level security;
alter table statistics_editionrequest enable row level security;

-- Asked for by the analyst, in the name of the own office.
create policy asked on statistics_editionrequest for insert to umai_web with check (
    office_id = (select access_office()) and coalesce(access_role() = 'analyst', false));

-- The owner sees and writes every row.
create policy owner on statistics_editionrequest to current_user using (true) with check (true);

-- Who asks and who answers, of the office that asks.
create policy seen on statistics_editionrequest for select to umai_web using (
    office_id = (select access_office())
    and coalesce((select access_role()) in ('analyst', 'ministry_supervisor'), false));
