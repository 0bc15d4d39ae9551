alter table rounds_roundstop force row level security;
alter table rounds_roundstop enable row level security;

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on rounds_roundstop to current_user using (true) with check (true);

-- Whoever walks, plans or supervises in the district sees it: it says nothing of a child.
create policy seen on rounds_roundstop for select to umai_web using (district_id = any ((select rounds_here())::int[]));
