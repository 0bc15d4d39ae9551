alter table urgency_urgency force row level security;
alter table urgency_urgency enable row level security;

-- The owner sees and writes every row; nobody else writes what is derived.
create policy owner on urgency_urgency to current_user using (true) with check (true);

-- Of a file whoever reaches the file; before there is one, the level that answers the signal.
create policy seen on urgency_urgency for select to umai_web, umai_worker using (
    (district_id = any ((select access_districts())::int[])
        or municipality_id = any ((select access_municipalities())::int[])
        or child_id = any ((select access_granted())::uuid[])
    or child_id = any ((select access_emergency())::uuid[]))
    and (child_id is not null or keeper = 'district' or (select access_role()) = 'oblast_supervisor'));

-- Nobody sees a row of a child from whom a wall keeps them, whatever else lets them.
create policy wall on urgency_urgency as restrictive for select to umai_web, umai_worker
    using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
