alter table unseen_listedchild force row level security;
alter table unseen_listedchild enable row level security;

-- The owner, whose functions derive the lines, sees and writes all of them.
create policy owner on unseen_listedchild to current_user using (true) with check (true);

-- Who reaches the district or the municipality sees its lines; the web role writes none.
create policy seen on unseen_listedchild for select to umai_web using (district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[]));

-- The line of a child is hidden from whoever is walled from that child.
create policy wall on unseen_listedchild as restrictive for select to umai_web using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
