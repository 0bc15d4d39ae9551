alter table rounds_sheetentry force row level security;
alter table rounds_sheetentry enable row level security;

-- Who may plan there types in sheets of the round.
create policy added on rounds_sheetentry for insert to umai_web with check (rounds_may_plan(district_id, municipality_id));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on rounds_sheetentry to current_user using (true) with check (true);

-- Whoever walks, plans or supervises in the district sees it: it says nothing of a child.
create policy seen on rounds_sheetentry for select to umai_web using (district_id = any ((select rounds_here())::int[]));
