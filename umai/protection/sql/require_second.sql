-- Refuses to end a protection, whatever it is called, unless another person agrees to what was proposed: a
-- specialist or head, or the oblast's supervisor where the office has no second person. The owner is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function protection_require_second() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from protection_protectionendproposal p
        where p.id = new.proposal_id and p.protection_id = new.protection_id
            and access_is_another(p.recorded_by_id, access_worker())
            and access_role() in ('specialist', 'head', 'oblast_supervisor'))
    then
        raise check_violation using message = 'another person has to agree to what was proposed',
            constraint = 'another_person';
    end if;
    return new;
end $$;

create trigger two before insert on protection_protectionending for each row execute function protection_require_second();
