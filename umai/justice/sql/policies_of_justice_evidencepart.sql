alter table justice_evidencepart enable row level security;
alter table justice_evidencepart force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on justice_evidencepart to current_user using (true) with check (true);

-- Who sends evidence sees its parts, and who sees evidence; a part says nothing, and is sealed.
create policy seen on justice_evidencepart for select to umai_web using (
    exists (select from justice_evidenceupload u where u.id = of_id)
    or exists (select from justice_evidence e where e.id = of_id));

-- A part is sent by who began to send the whole.
create policy sent on justice_evidencepart for insert to umai_web with check (
    exists (select from justice_evidenceupload u where u.id = of_id));
