-- Refuses a closure unless a head agrees to a proposal of this case that another person recorded.
-- The owner, who loads lists, is exempt.
-- Called by: trigger two.
create function intake_closing_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and (access_role() is distinct from 'head' or not exists (
        select from intake_closingproposal p
        where p.id = new.proposal_id and p.case_id = new.case_id and p.recorded_by_id <> access_worker()))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;

create trigger two before insert on intake_closure for each row execute function intake_closing_by_two();
