-- Refuses an answer to a request for an extract by the person who took the request down, and a release that
-- nobody may agree to (`rights_may_not_have`). The owner, who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function rights_extract_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if access_role() not in ('specialist', 'head', 'oblast_supervisor') or not exists (
        select from rights_extractrequest r where r.id = new.request_id and r.child_id = new.child_id
            and access_is_another(r.recorded_by_id, access_worker()))
    then
        raise check_violation using message = 'another person has to judge it', constraint = 'extract_by_two';
    end if;
    if new.released and rights_may_not_have(new.request_id) <> '' then
        raise check_violation using message = 'this may not be handed over', constraint = 'extract_not_safe';
    end if;
    return new;
end $$;

create trigger two before insert on rights_extractanswer for each row execute function rights_extract_by_two();
