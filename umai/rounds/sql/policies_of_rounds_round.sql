alter table rounds_round force row level security;
alter table rounds_round enable row level security;

-- The department plans in its district, a social worker in the own municipality.
create policy added on rounds_round for insert to umai_web with check (rounds_may_plan(district_id, municipality_id));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on rounds_round to current_user using (true) with check (true);

-- Whoever walks, plans or supervises in the district sees it: it says nothing of a child.
create policy seen on rounds_round for select to umai_web using (district_id = any ((select rounds_here())::int[]));
