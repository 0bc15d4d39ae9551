-- Keeps a new window without an outcome, whatever its row says; only later rows decide it.
-- Called by: trigger only_planned.
create function visits_only_planned() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    new.kept := null;
    new.whose_id := null;
    return new;
end $$;

create trigger only_planned before insert on visits_visitwindow for each row when (new.kept is not null or new.whose_id is not null) execute function visits_only_planned();
