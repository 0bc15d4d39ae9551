alter table justice_evidencekey enable row level security;
alter table justice_evidencekey force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on justice_evidencekey to current_user using (true) with check (true);

-- The key is read by who still sends the original, and then only while it is open to who asked.
create policy seen on justice_evidencekey for select to umai_web using (
    exists (select from justice_evidenceupload u where u.id = of_id) or justice_original_open(of_id));

-- The key is written with the upload.
create policy begun on justice_evidencekey for insert to umai_web with check (
    exists (select from justice_evidenceupload u where u.id = of_id));
