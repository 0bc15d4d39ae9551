-- Refuses the end of a protection that nobody proposed. Where the child returns to the same household, a
-- specialist or head has to agree to what another person proposed. The owner is exempt.
-- Called by: trigger two.
create function protection_require_second() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from protection_protectionendproposal p
        where p.id = new.proposal_id and p.protection_id = new.protection_id
            and (p.how <> 'returned' or (p.recorded_by_id <> access_worker()
                and access_role() in ('specialist', 'head'))))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;

create trigger two before insert on protection_protectionending for each row execute function protection_require_second();
