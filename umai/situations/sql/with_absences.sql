-- Answers the records of children with a parent of whom an absence is recorded, in the order in which they were
-- registered. Ids only.
-- Called by: umai/situations/what_if/running.py.
create function situations_with_absences() returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return array(select c.id from register_child c where c.id in (
        select k.child_id from register_kinship k join register_absence a on a.adult_id = k.adult_id and a.current
        where k.current and k.relation in ('mother', 'father')) order by c.ctid);
end $$;
