-- Deletes the due dates of windows that are no longer open and current, for all rows of a statement.
-- It does not compare with the rows as they were, which has no index; deleting twice changes nothing.
-- Called by: trigger drop_due.
create function visits_waits_no_more() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare rows uuid[]; cases uuid[];
begin
    select array_agg(n.id), array_agg(n.case_id) into rows, cases from came n where not (n.open and n.current);
    if rows is not null then perform visits_drop_dues(rows, cases); end if;
    return null;
end $$;

create trigger drop_due after update on visits_visitwindow referencing new table as came for each statement execute function visits_waits_no_more();
