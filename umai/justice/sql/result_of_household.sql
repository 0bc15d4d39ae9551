-- Refuses what was found at a household for another incident than that of its decision, and a child whom the decision
-- does not cover; has it name the decision by its first row. A record that is one child with a covered one counts.
-- Called by: trigger seal_of_household.
create function justice_result_of_household() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare d justice_householddecision;
begin
    select now_stands.* into d from justice_householddecision named
        join justice_householddecision now_stands on now_stands.line = named.line and now_stands.current
        where named.id = new.decision_id;
    if new.why = 'struck' then return new; end if;
    if d.id is null or d.incident_id is distinct from new.incident_id
        or new.other_id is not null and not d.children && register_one_with(array[new.other_id])
    then
        raise check_violation using message = 'the decision is not about this child',
            constraint = 'result_of_the_household';
    end if;
    new.decision_id := d.line;
    return new;
end $$;

create trigger seal_of_household before insert on justice_householdvisitresult
    for each row execute function justice_result_of_household();
