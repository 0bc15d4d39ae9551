-- Refuses to print an extract that nobody released, or that may not be handed over by now.
-- Called by: trigger released, umai/review/two_persons.py.
create function rights_print_released() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from rights_extractanswer a join rights_extractrequest r on r.id = a.request_id
            where r.id = new.about_id and r.child_id = new.child_id and a.released)
        or rights_may_not_have(new.about_id) <> ''
    then
        raise check_violation using message = 'this was not released', constraint = 'extract_not_released';
    end if;
    return new;
end $$;

create trigger released before insert on documents_printedpaper for each row
    when (new.paper = 'rights.extract') execute function rights_print_released();
