-- Sets from when the files of an agreed proposal are in force: a whole minute, far enough ahead that every
-- process has looked before it comes, and none where the proposal was refused. Rows that the owner itself
-- loads keep their own.
-- Called by: trigger begin, umai/review/two_persons.py.
create function lawbook_begin() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user then
        new.begins_at := case when new.agreed
            then date_trunc('minute', clock_timestamp()) + interval '3 minutes' end;
    end if;
    return new;
end $$;

create trigger begin before insert on lawbook_lawanswer for each row execute function lawbook_begin();
