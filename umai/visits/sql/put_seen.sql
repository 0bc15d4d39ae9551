-- Keeps seen_on of the open cases of these children equal to the last day in Bishkek on which anybody saw the
-- child, in any case of any of its records. Empty where nobody did. It writes only rows that change.
-- Called by: visits_put_all_seen, visits_row_stands, visits_seen.
create function visits_put_seen(children uuid[]) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update intake_worklistrow w set seen_on = f.seen_on
        from (select k.case_id, (select max((s.at at time zone 'Asia/Bishkek')::date)
                from visits_sightings(register_one_with(array[k.child_id])) s) as seen_on
            from intake_worklistrow k where k.child_id = any (children)) f
        where f.case_id = w.case_id and w.seen_on is distinct from f.seen_on
$$;
