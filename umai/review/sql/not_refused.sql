-- Refuses a closure whose proposal was refused. The owner, who loads lists, is exempt.
-- Called by: trigger not_refused.
create function review_not_refused() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user
        and exists (select from review_closingrefusal r where r.proposal_id = new.proposal_id)
    then
        raise insufficient_privilege using message = 'this proposal was refused';
    end if;
    return new;
end $$;

create trigger not_refused before insert on intake_closure for each row execute function review_not_refused();
