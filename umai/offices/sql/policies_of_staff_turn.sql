alter table staff_turn enable row level security;
alter table staff_turn force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on staff_turn to current_user using (true) with check (true);

-- Turns on duty are written only by those whom offices_sets_turns allows.
create policy given on staff_turn for insert to umai_web with check (offices_sets_turns(office_id));

-- Every role that may read the table sees the whole duty roster.
create policy seen on staff_turn for select using (true);
