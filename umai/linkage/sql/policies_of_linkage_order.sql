alter table linkage_order enable row level security;
alter table linkage_order force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on linkage_order to current_user using (true) with check (true);

-- Who gave an order sees and writes it, and nobody else of the web role.
create policy own on linkage_order to umai_web
    using (recorded_by_id = (select access_worker())) with check (recorded_by_id = (select access_worker()));

-- The worker role sees every order.
create policy worker on linkage_order for select to umai_worker using (true);
