alter table access_receivedform enable row level security;
alter table access_receivedform force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on access_receivedform to current_user using (true) with check (true);

-- A worker sees only the own forms: the id of another's form tells nothing.
create policy own on access_receivedform to umai_web using (worker_id = (select access_worker()))
    with check (worker_id = (select access_worker()));
