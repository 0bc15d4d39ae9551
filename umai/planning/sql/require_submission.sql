-- Refuses to stop the ten days unless an edition of the child's plan was submitted on that day.
-- The owner, who loads lists, is exempt.
-- Called by: trigger for_a_plan.
create function planning_require_submission() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
            select from planning_planedition e join planning_planstep s on s.edition_id = e.id
            where e.case_id = new.case_id and e.kind = 'child' and s.kind = 'submitted'
                and s.happened_on = new.stopped_on) then
        raise check_violation using message = 'no plan of the child was submitted on this day',
            constraint = 'planning_require_submission';
    end if;
    return new;
end $$;

create trigger for_a_plan before insert on intake_stop for each row execute function planning_require_submission();
