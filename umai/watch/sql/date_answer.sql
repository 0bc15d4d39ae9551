-- Gives an answer its day. The owner is exempt.
-- Called by: trigger dated.
create function watch_date_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user then new.answered_on := access_today(); end if;
    return new;
end $$;

create trigger dated before insert on watch_watchletteranswer for each row execute function watch_date_answer();
