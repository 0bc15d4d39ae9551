-- Adds the due dates of new windows, for all rows of a statement at once.
-- A visit is due on the window's last day; after a missed visit on its first day, so it is owed at once.
-- Called by: trigger owe.
create function visits_plan() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare rows uuid[]; cases uuid[]; days date[];
begin
    select array_agg(w.id), array_agg(w.case_id), array_agg(case when w.reason = 'after_missed' then w.earliest_on else w.latest_on end) into rows, cases, days
        from came w where w.open and w.current;
    if rows is not null then perform visits_put_dues(rows, cases, days); end if;
    return null;
end $$;

create trigger owe after insert on visits_visitwindow referencing new table as came for each statement execute function visits_plan();
