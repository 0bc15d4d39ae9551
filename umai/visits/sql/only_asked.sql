-- Keeps a new question unanswered, not passed on and undecided, whatever its row says.
-- Called by: trigger only_asked.
create function visits_only_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    new.answered := false;
    new.passed_on := false;
    new.final := '';
    return new;
end $$;

create trigger only_asked before insert on visits_visitquestion for each row when (new.answered or new.passed_on or new.final <> '') execute function visits_only_asked();
