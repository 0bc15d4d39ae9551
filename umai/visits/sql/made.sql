-- Renews the outcome of the windows that new visits name, and that the visits they correct named.
-- It runs once for all rows of a statement.
-- Called by: trigger answers.
create function visits_made() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare windows uuid[];
begin
    select array_agg(n.window_id) into windows from (
        select window_id from came where window_id is not null
        union select o.window_id from came c join visits_visit o on o.id = c.replaces_id
            where o.window_id is not null) n;
    if windows is not null then perform visits_settle(windows); end if;
    return null;
end $$;

create trigger answers after insert on visits_visit referencing new table as came for each statement execute function visits_made();
