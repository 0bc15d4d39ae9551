alter table rounds_teammember force row level security;
alter table rounds_teammember enable row level security;

-- Who may plan there says who walks.
create policy added on rounds_teammember for insert to umai_web with check (rounds_may_plan(district_id, municipality_id));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on rounds_teammember to current_user using (true) with check (true);

-- Whoever walks, plans or supervises in the district sees it: it says nothing of a child.
create policy seen on rounds_teammember for select to umai_web using (district_id = any ((select rounds_here())::int[]));
