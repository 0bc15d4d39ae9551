alter table visits_visitdraft enable row level security;
alter table visits_visitdraft force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on visits_visitdraft to current_user using (true) with check (true);

-- A worker sees, writes and deletes only the own drafts, and only in a case that they see.
create policy own on visits_visitdraft to umai_web using (worker_id = (select access_worker())
    and exists (select from intake_case c where c.id = case_id)) with check (worker_id = (select access_worker())
    and exists (select from intake_case c where c.id = case_id));
