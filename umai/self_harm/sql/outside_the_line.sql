-- Refuses a review after a death, and its conclusion, by anybody but a supervisor of the oblast or the Ministry
-- who is outside the line of the child. The owner is exempt.
-- Called by: trigger outside, umai/self_harm/deaths/actions.py.
create function self_harm_outside_the_line() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and (access_role() in ('oblast_supervisor', 'ministry_supervisor')) is not true
        or session_user <> current_user and self_harm_in_line(new.child_id) then
        raise check_violation using message = 'somebody outside the line reviews a death',
            constraint = 'self_harm_outside_the_line';
    end if;
    return new;
end $$;

create trigger outside before insert on self_harm_deathreview for each row execute function self_harm_outside_the_line();
create trigger outside before insert on self_harm_deathconclusion for each row execute function self_harm_outside_the_line();
