alter table rounds_sheetnote force row level security;
alter table rounds_sheetnote enable row level security;

-- Who may plan there says what became of a sheet.
create policy added on rounds_sheetnote for insert to umai_web with check (rounds_may_plan(district_id, municipality_id));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on rounds_sheetnote to current_user using (true) with check (true);

-- Whoever walks, plans or supervises in the district sees it: it says nothing of a child.
create policy seen on rounds_sheetnote for select to umai_web using (district_id = any ((select rounds_here())::int[]));
