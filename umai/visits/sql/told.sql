-- Answers which visits wait until the speaker, who was there, says that they were as another person wrote
-- them down; and, as contested, those that the speaker wrote down and who was there says were not so. Ids
-- only, as a visit is read after a look at the child's file. Security definer: before a look the web role
-- reads no visit.
-- Called by: umai/visits/told/views.py, umai/visits/visit/reading.py.
create function visits_told() returns table(visit_id uuid, child_id uuid, contested boolean)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    me uuid := access_worker();
begin
    select * into r from access_reach();
    return query
        select v.id, v.child_id, false from visits_visit v
        where v.current and v.worker_id = me and v.recorded_by_id <> me and v.child_id <> all (r.walled)
            and (v.district_id = any (r.districts) or v.municipality_id = any (r.municipalities)
                or v.child_id = any (r.granted))
            and not exists (select from visits_visit w where w.line = v.line and w.recorded_by_id = me)
            and not exists (
                select from visits_visitconfirmation c join visits_visit w on w.id = c.visit_id
                where w.line = v.line and c.recorded_by_id = me and (c.answer = 'so' or w.id = v.id))
        union all
        select v.id, v.child_id, true from visits_visitconfirmation c join visits_visit v on v.id = c.visit_id
        where c.answer = 'not_so' and v.current and v.recorded_by_id = me and v.child_id <> all (r.walled)
            and (v.district_id = any (r.districts) or v.municipality_id = any (r.municipalities)
                or v.child_id = any (r.granted));
end $$;
