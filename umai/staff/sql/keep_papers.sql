-- Refuses every change of a paper on which the register stands, also by the owner: a newer one is told.
-- Called by: trigger stays, trigger stays_whole.
create function staff_keep_papers() returns trigger
language plpgsql
as $$
begin
    raise exception 'a paper is never changed or taken away: tell the newer one';
end $$;

create trigger stays before update or delete on staff_legalpaper for each row execute function staff_keep_papers();

create trigger stays_whole before truncate on staff_legalpaper for each statement execute function staff_keep_papers();
