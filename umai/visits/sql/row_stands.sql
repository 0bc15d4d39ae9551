-- A case that is opened for a child whom somebody has seen before begins with that day. One case is asked about by itself;
-- where many come at once, as in a load, all are derived in one pass.
-- Called by: trigger seen_before.
create function visits_row_stands() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[] := array(select c.child_id from came c);
begin
    if cardinality(children) > 1 then perform visits_put_all_seen(); else perform visits_put_seen(children); end if;
    return null;
end $$;

create trigger seen_before after insert on intake_worklistrow referencing new table as came for each statement execute function visits_row_stands();
