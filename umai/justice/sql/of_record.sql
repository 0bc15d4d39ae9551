-- Has a row name the first row of the proceedings or the letter that it is about, and copies the incident from it.
-- The trigger's arguments are the table and the column that names its row. It runs before a row is compared
-- with the file of its child, and before it is sealed as its incident is.
-- Called by: trigger of_record.
create function justice_of_record() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    named record;
begin
    execute format('select p.line, i.line as incident from %I p
            join justice_incident i on i.id = p.incident_id where p.id = ($1).%I', tg_argv[0], tg_argv[1])
        into named using new;
    if named.line is not null then
        new := jsonb_populate_record(new, jsonb_build_object(tg_argv[1], named.line, 'incident_id', named.incident));
    end if;
    return new;
end $$;

create trigger of_record before insert on justice_proceedingstage for each row
    execute function justice_of_record('justice_proceeding', 'proceeding_id');
create trigger of_record before insert on justice_settledletter for each row
    execute function justice_of_record('justice_proceeding', 'proceeding_id');
create trigger of_record before insert on justice_settledanswer for each row
    execute function justice_of_record('justice_settledletter', 'letter_id');
