-- Answers whether a child has an open case on any record that is one with it, in any district. Security
-- definer: row-level security hides cases that lie elsewhere.
-- Called by: unseen_on_case, unseen_regroup.
create function unseen_in_care(child uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select child is not null and exists (
        select from intake_case c where c.child_id = any (register_one_with(array[child]))
            and not exists (select from intake_closure x where x.case_id = c.id))
$$;
