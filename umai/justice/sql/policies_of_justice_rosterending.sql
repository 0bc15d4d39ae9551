alter table justice_rosterending force row level security;
alter table justice_rosterending enable row level security;

-- Who takes care of the roster of a place ends its entries.
create policy added on justice_rosterending for insert to umai_web with check ((select e.place_id
    from justice_rosterentry e where e.id = entry_id) = any ((select justice_roster_places())::int[]));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on justice_rosterending to current_user using (true) with check (true);

-- Whoever sees the entries sees which of them are over.
create policy seen on justice_rosterending for select to umai_web
    using (exists (select from justice_rosterentry e where e.id = justice_rosterending.entry_id));
