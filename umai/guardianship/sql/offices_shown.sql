-- Answers the offices that a check names, to whoever reaches its file. Where a wall stands by now between the
-- reader and a file that is known of the household, or any file of a department that the check names, it is the
-- oblast alone, in the same words: a reader who came later, or whom a wall came between later, does not learn
-- from an earlier answer where a child is.
-- Called by: umai/guardianship/vetting/reading.py.
create function guardianship_offices_shown(checked uuid) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    h guardianship_householdcheck;
    own int;
    walled uuid[];
begin
    select * into r from access_reach();
    select * into h from guardianship_householdcheck g where g.id = checked and g.child_id <> all (r.walled)
        and (g.district_id = any (r.districts) or g.municipality_id = any (r.municipalities)
            or g.child_id = any (r.granted) or g.child_id = any (r.emergency)
            or g.recorded_office_id = r.office_id and g.child_id = any (r.wrote));
    if h.id is null then return '{}'; end if;
    walled := access_behind_walls();
    own := (select c.district_id from register_child c where c.id = h.child_id);
    if cardinality(h.offices) > 0 and exists (
        select from register_child c where c.id = any (walled) and c.district_id <> own
            and (guardianship_office_to_ask(c.district_id, false) = any (h.offices) or c.id in (
                select k.child from guardianship_household_of(h.application_id) a
                    cross join lateral guardianship_known_of(a.adults) k)))
    then
        return array_remove(array[guardianship_office_to_ask(own, true)], null);
    end if;
    return h.offices;
end $$;
