-- Says of a stage and of an answer whether the body itself wrote it: the trigger's argument is the role of the body.
-- Called by: trigger from_body.
create function justice_from_body() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    new.from_body := access_role() is not distinct from tg_argv[0];
    return new;
end $$;

create trigger from_body before insert on justice_proceedingstage for each row
    execute function justice_from_body('inspector');
create trigger from_body before insert on justice_settledanswer for each row
    execute function justice_from_body('prosecutor');
