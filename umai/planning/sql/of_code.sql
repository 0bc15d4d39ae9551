-- Answers the number of the plan edition with this check code, and the day on which it was handed in.
-- Security definer: anybody who is signed in may ask without reaching the file, and learns nothing else.
-- Called by: umai/planning/decisions/views.py.
create function planning_of_code(typed text) returns TABLE(number int, handed_in_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_worker() is null then return; end if;
    return query select e.number::int, e.handed_in_on from planning_planedition e where e.code = typed;
end $$;
