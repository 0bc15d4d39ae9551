alter table statistics_lawquestionresult force row level security;
alter table statistics_lawquestionresult enable row level security;

-- The owner sees and writes every row; nobody else writes one.
create policy owner on statistics_lawquestionresult to current_user using (true) with check (true);

-- Read by those who read the questions.
create policy seen on statistics_lawquestionresult for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));
