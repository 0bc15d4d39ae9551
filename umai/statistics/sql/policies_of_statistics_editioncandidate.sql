alter table statistics_editioncandidate force row level security;
alter table statistics_editioncandidate enable row level security;

-- The owner sees and writes every row; nobody else writes one.
create policy owner on statistics_editioncandidate to current_user using (true) with check (true);

-- Who asks and who answers, of the office that asked; once it is released, whoever reads figures of the country.
create policy seen on statistics_editioncandidate for select to umai_web using (
    (office_id = (select access_office())
    and coalesce((select access_role()) in ('analyst', 'ministry_supervisor'), false))
    or statistics_edition_released(id)
    and coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
