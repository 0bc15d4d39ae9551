alter table access_receivedform enable row level security;

-- A worker sees only the own forms: the id of another's form tells nothing.
create policy own on access_receivedform to umai_web using (worker_id = (select access_worker()))
    with check (worker_id = (select access_worker()));
