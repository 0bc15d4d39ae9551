-- Gives the first row of a line its own id as the name of the line, and a row in its place the same name.
-- Called by: trigger line.
create function justice_keep_line() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.replaces_id is null then
        new.line := new.id;
    else
        execute format('select line from %I where id = $1', tg_table_name) into new.line using new.replaces_id;
    end if;
    return new;
end $$;

create trigger line before insert on justice_incident for each row execute function justice_keep_line();
create trigger line before insert on justice_proceeding for each row execute function justice_keep_line();
create trigger line before insert on justice_settledletter for each row execute function justice_keep_line();
create trigger line before insert on justice_protectionorder for each row execute function justice_keep_line();
create trigger line before insert on justice_offencematter for each row execute function justice_keep_line();
create trigger line before insert on justice_householddecision for each row execute function justice_keep_line();
create trigger line before insert on justice_unfoundedproposal for each row execute function justice_keep_line();
create trigger line before insert on justice_evidence for each row execute function justice_keep_line();
