alter table situations_whatifcount force row level security;
alter table situations_whatifcount enable row level security;

-- The owner sees and writes every row.
create policy owner on situations_whatifcount to current_user using (true) with check (true);

-- Read by a supervisor of the Ministry and by an analyst: nobody else reads what is no law.
create policy seen on situations_whatifcount for select to umai_web
    using (coalesce((select access_role()) in ('ministry_supervisor', 'analyst'), false));

-- The job writes the answers.
create policy answered on situations_whatifcount to umai_worker using (true) with check (true);
