alter table statistics_estimateremark force row level security;
alter table statistics_estimateremark enable row level security;

-- The owner sees and writes every row; nobody else writes one.
create policy owner on statistics_estimateremark to current_user using (true) with check (true);

-- Read by those who read figures of the whole country: it is a model's answer, with counts rounded, and names no child.
create policy seen on statistics_estimateremark for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
