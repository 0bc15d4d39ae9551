-- Derives seen_on of all open cases, after a load without triggers: in one pass for children with one record, and
-- by visits_put_seen for those with several.
-- Called by: visits_row_stands, visits_see_all.
create function visits_put_all_seen() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare open uuid[] := array(select k.child_id from intake_worklistrow k);
begin
    update intake_worklistrow w set seen_on = f.seen_on
        from (select s.child_id, max((s.at at time zone 'Asia/Bishkek')::date) as seen_on
            from visits_sightings(open) s group by s.child_id) f
        where f.child_id = w.child_id and w.seen_on is distinct from f.seen_on;
    perform visits_put_seen(array(select m.child_id from register_merge m where m.current
        union select m.other_id from register_merge m where m.current));
end $$;
