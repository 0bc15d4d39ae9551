-- Refuses that who handed in a plan edition also submits it, unless the step says why nobody else does.
-- The owner, who loads lists, is exempt.
-- Called by: trigger by_two.
create function planning_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and new.kind = 'submitted' and btrim(new.words) = '' and exists (
            select 1 from planning_planedition e
            where e.id = new.edition_id and e.recorded_by_id = access_worker()) then
        raise check_violation using message = 'who handed in says why nobody else submits',
            constraint = 'planning_by_two';
    end if;
    return new;
end $$;

create trigger by_two before insert on planning_planstep for each row execute function planning_by_two();
