alter table situations_legalfinding force row level security;
alter table situations_legalfinding enable row level security;

-- The owner sees and writes every row; nobody else writes what is derived.
create policy owner on situations_legalfinding to current_user using (true) with check (true);

-- Who reaches the file by district, municipality or grant sees it; having written in it does not count.
create policy seen on situations_legalfinding for select to umai_web using (district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[]));

-- Nobody sees what rests on rows that they do not see: of a record out of their reach, and of an adult of a
-- child from whom a wall keeps them.
create policy wall on situations_legalfinding as restrictive for select to umai_web using (
    child_id <> all ((select access_walled())::uuid[])
    and not shared && (select register_walled_adults())::uuid[]
    and (cardinality(records) = 1
        or not exists (
            select from unnest(records) r(id) where r.id = any ((select access_walled())::uuid[])
                or not exists (
                select from register_child c where c.id = r.id and (c.district_id = any ((select access_districts())::int[])
                    or c.municipality_id = any ((select access_municipalities())::int[])
                    or c.id = any ((select access_granted())::uuid[]))))));
