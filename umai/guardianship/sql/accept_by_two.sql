-- Refuses the answer to a proposal to accept an applicant against a warning by whoever proposed it, by another
-- post than specialist and head, without a reason, and a yes after the household was checked again. The owner
-- is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function guardianship_accept_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare p guardianship_acceptanceproposal;
begin
    if session_user = current_user then return new; end if;
    select * into p from guardianship_acceptanceproposal q where q.id = new.proposal_id;
    if not access_is_another(p.recorded_by_id, access_worker())
        or coalesce(access_role(), '') not in ('specialist', 'head') or trim(new.reason) = ''
    then
        raise check_violation using message = 'another person has to agree', constraint = 'acceptance_by_two';
    end if;
    if exists (select from guardianship_applicationdecision d where d.application_id = p.application_id)
        or exists (select from guardianship_applicationwithdrawal w where w.application_id = p.application_id) then
        raise check_violation using message = 'this application is over', constraint = 'application_over';
    end if;
    if new.agreed and exists (
        select from guardianship_householdcheck l join guardianship_householdcheck h on h.id = p.household_check_id
        where l.application_id = h.application_id and (l.recorded_at, l.id) > (h.recorded_at, h.id))
    then
        raise check_violation using message = 'the household was checked again', constraint = 'acceptance_latest';
    end if;
    return new;
end $$;

create trigger two before insert on guardianship_acceptanceanswer
    for each row execute function guardianship_accept_by_two();
