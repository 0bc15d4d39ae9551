alter table justice_evidenceupload enable row level security;
alter table justice_evidenceupload force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on justice_evidenceupload to current_user using (true) with check (true);

-- A worker sees only what they are sending themselves, and nothing of a child behind a wall.
create policy own on justice_evidenceupload for select to umai_web using (
    worker_id = (select access_worker()) and child_id <> all ((select access_walled())::uuid[]));

-- Evidence is sent about an incident that its sender sees.
create policy begun on justice_evidenceupload for insert to umai_web with check (
    worker_id = (select access_worker()) and child_id <> all ((select access_walled())::uuid[])
    and exists (select from justice_incident i where i.line = justice_evidenceupload.incident_id and i.current
        and i.child_id = justice_evidenceupload.child_id));
