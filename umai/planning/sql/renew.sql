-- Keeps what is due for the plans of one case equal to what planning_owed answers.
-- It changes only what differs: running it twice changes nothing.
-- Called by: planning_renewed.
create function planning_renew(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    for r in select d.owed, d.of from intake_due d where d.case_id = which and d.owed in ('agreement', 'approval', 'returned', 'measure')
            and not exists (select 1 from planning_owed(which) o where o.owed = d.owed and o.by_row = d.of) loop
        perform intake_drop_due(r.owed, r.of, which);
    end loop;
    for r in select o.owed, o.by_row, o.due_on from planning_owed(which) o where not exists (
            select 1 from intake_due d where d.owed = o.owed and d.of = o.by_row and d.due_on = o.due_on) loop
        perform intake_put_due(r.owed, r.by_row, which, r.due_on);
    end loop;
end $$;
