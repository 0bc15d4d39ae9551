-- Answers the talks within the speaker's reach that were agreed for a day until this one and were followed by no
-- other talk with the family of that child: ids only, as a talk is read after a look. Security definer: before
-- a look the web role reads no talk.
-- Called by: umai/prevention/lists/reading.py.
create function prevention_talks_due(until_on date, most int) returns table(talk_id uuid, child_id uuid)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select t.id, t.child_id from prevention_talk t
        where t.current and t.next_on <= until_on and t.child_id <> all (r.walled)
            and (t.district_id = any (r.districts) or t.municipality_id = any (r.municipalities)
                or t.child_id = any (r.granted) or t.child_id = any (r.wrote) and t.recorded_office_id = r.office_id)
            and not exists (select from prevention_talk later where later.current and later.child_id = t.child_id
                and (later.talked_on, later.recorded_at) > (t.talked_on, t.recorded_at))
        order by t.next_on, t.id limit most;
end $$;
