-- Keeps due_on and owed of these cases in intake_worklistrow equal to their earliest due date and its kind.
-- Where nothing is owed, owed is empty and the day is that of the plan's submission, or of the opening.
-- It writes only rows that change.
-- Called by: visits_drop_dues, visits_put_dues.
create function visits_put_next(cases uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update intake_worklistrow w set due_on = n.due_on, owed = n.owed
        from (select k.case_id, coalesce(d.due_on, k.stopped_on, k.opened_on) as due_on,
                     coalesce(d.owed, '') as owed
              from (select distinct unnest(cases) as case_id) c
              join intake_worklistrow k on k.case_id = c.case_id
              left join lateral (select due_on, owed from intake_due where case_id = c.case_id
                                 order by due_on, id limit 1) d on true) n
        where w.case_id = n.case_id and (w.due_on, w.owed) is distinct from (n.due_on, n.owed);
end $$;
