-- Only a child is named whom the speaker sees: a foreign key is checked past row security.
create policy of_child on rounds_foundanswer as restrictive for insert to umai_web
    with check (found_id is null or exists (select 1 from register_child c where c.id = found_id));
-- Nobody is told of a child of a door whom they do not see.
create policy of_door on rounds_foundanswer as restrictive for all to umai_web, umai_worker
    using (exists (select 1 from rounds_doorchild c where c.id = door_child_id))
    with check (exists (select 1 from rounds_doorchild c where c.id = door_child_id));
