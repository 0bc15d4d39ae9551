-- Derives anew the lines of rows that were answered, or whose answer was taken back. Leaves out answers
-- that were carried over: a new edition derives its districts as a whole.
-- Called by: trigger unseen.
create function unseen_on_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform unseen_regroup_rows(array(select row_id from came where source <> 'batch' or replaces_id is not null));
    return null;
end $$;

create trigger unseen after insert on unseen_rowanswer referencing new table as came for each statement execute function unseen_on_answer();
