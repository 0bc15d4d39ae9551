-- Answers whose visits these are, of those within the speaker's reach: ids only, as a visit is read after a look
-- at the child's file. Security definer: before a look the web role reads no visit.
-- Called by: umai/visits/plausibility/lists.py.
create function visits_whose(visits uuid[]) returns table(visit_id uuid, child_id uuid)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select v.id, v.child_id from visits_visit v
        where v.id = any (visits) and v.child_id <> all (r.walled)
            and (v.district_id = any (r.districts) or v.municipality_id = any (r.municipalities)
                or v.child_id = any (r.granted) or v.child_id = any (r.emergency)
                or v.child_id = any (r.wrote) and v.recorded_office_id = r.office_id);
end $$;
