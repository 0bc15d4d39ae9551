-- Refuses a closure unless a head agrees to a proposal of this case that another person recorded, and while
-- a report in the case waits for another person to confirm that it is about this child.
-- The owner, who loads lists, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function intake_closing_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and (access_role() is distinct from 'head' or not exists (
        select from intake_closingproposal p
        where p.id = new.proposal_id and p.case_id = new.case_id and access_is_another(p.recorded_by_id, access_worker())))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    if session_user <> current_user and exists (select from intake_origin o
        where o.case_id = new.case_id and o.current and identification_waits_for_second(o.signal_id))
    then
        raise check_violation using message = 'a report in this case waits for another person',
            constraint = 'report_waits';
    end if;
    return new;
end $$;

create trigger two before insert on intake_closure for each row execute function intake_closing_by_two();
