-- Lets only a head refuse a proposal to close, and only one of the child that the refusal names.
-- The owner, who loads lists, is exempt.
-- Called by: trigger by_the_head.
create function review_refusal_known() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and (access_role() is distinct from 'head' or not exists (
        select from intake_closingproposal p where p.id = new.proposal_id and p.child_id = new.child_id))
    then
        raise insufficient_privilege using message = 'only the head refuses what was proposed for this child';
    end if;
    return new;
end $$;

create trigger by_the_head before insert on review_closingrefusal for each row execute function review_refusal_known();
