-- Refuses a code for a call to whoever is no parent of the child by any of its records, and to whom none may be
-- given because of danger to the child. The owner is exempt, because it loads many files at once.
-- Called by: trigger given_safely.
create function call_back_given_safely() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if not exists (
        select from register_kinship k where k.child_id = any (register_one_with(array[new.child_id])) and k.current
            and k.adult_id = new.adult_id and k.relation in ('mother', 'father'))
    then
        raise check_violation using message = 'only a parent is given a code', constraint = 'call_of_a_parent';
    end if;
    if call_back_danger(new.child_id, new.adult_id) then
        raise check_violation using message = 'no code for this parent', constraint = 'call_is_unsafe';
    end if;
    return new;
end $$;

create trigger given_safely before insert on call_back_callcode
    for each row execute function call_back_given_safely();
