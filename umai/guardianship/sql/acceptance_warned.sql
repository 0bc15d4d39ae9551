-- Refuses a proposal to accept an applicant where the check that it names is not the latest of the application
-- or gave no warning, or before it was written whether the applicant was heard. The owner is exempt.
-- Called by: trigger warned.
create function guardianship_acceptance_warned() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if not exists (
        select from guardianship_householdcheck h
        where h.id = new.household_check_id and h.application_id = new.application_id and h.answer = 'speak'
            and not exists (select from guardianship_householdcheck l
                where l.application_id = h.application_id and (l.recorded_at, l.id) > (h.recorded_at, h.id)))
        or trim(new.reason) = ''
    then
        raise check_violation using message = 'there is no warning', constraint = 'acceptance_warned';
    end if;
    if not exists (select from guardianship_applicanthearing h where h.application_id = new.application_id) then
        raise check_violation using message = 'the applicant was not heard', constraint = 'acceptance_heard';
    end if;
    return new;
end $$;

create trigger warned before insert on guardianship_acceptanceproposal
    for each row execute function guardianship_acceptance_warned();
