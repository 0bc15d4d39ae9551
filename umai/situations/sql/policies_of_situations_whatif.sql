alter table situations_whatif force row level security;
alter table situations_whatif enable row level security;

-- The owner sees and writes every row.
create policy owner on situations_whatif to current_user using (true) with check (true);

-- Read by a supervisor of the Ministry and by an analyst: nobody else reads what is no law.
create policy seen on situations_whatif for select to umai_web
    using (coalesce((select access_role()) in ('ministry_supervisor', 'analyst'), false));

-- Asked by a supervisor of the Ministry or by an analyst.
create policy asked on situations_whatif for insert to umai_web
    with check (coalesce(access_role() in ('ministry_supervisor', 'analyst'), false));

-- The job reads what waits.
create policy waiting on situations_whatif for select to umai_worker using (true);
