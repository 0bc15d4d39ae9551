alter table rounds_doordraft enable row level security;
alter table rounds_doordraft force row level security;

-- A worker sees, writes and deletes only the own drafts, and only at dwellings that they see.
create policy own on rounds_doordraft to umai_web using (worker_id = (select access_worker())
    and exists (select from rounds_roundstop s where s.id = stop_id)) with check (worker_id = (select access_worker())
    and exists (select from rounds_roundstop s where s.id = stop_id));

-- The owner, whose function deletes old drafts; no other role passes by the policies.
create policy owner on rounds_doordraft to current_user using (true) with check (true);
