alter table statistics_questionresult force row level security;
alter table statistics_questionresult enable row level security;

-- The owner sees and writes every row; nobody else writes one.
create policy owner on statistics_questionresult to current_user using (true) with check (true);

-- Read by those who read the questions.
create policy seen on statistics_questionresult for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
