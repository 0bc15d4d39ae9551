-- Refuses that a case is closed while something done to this child was settled away and no letter was written to the
-- prosecutor. The owner, who loads rows, is exempt. Looks at all records of the child, and also at what is sealed.
-- Called by: trigger settled_keeps_open.
create function justice_settled_keeps_open() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and exists (
        select from justice_settled(justice_shipped_marks()) s
        where s.child = any (register_one_with(array[new.child_id])) and s.letter is null)
    then
        raise check_violation using message = 'settled away, and nobody wrote to the prosecutor',
            constraint = 'settled_without_letter';
    end if;
    return new;
end $$;

create trigger settled_keeps_open before insert on intake_closure for each row
    execute function justice_settled_keeps_open();
