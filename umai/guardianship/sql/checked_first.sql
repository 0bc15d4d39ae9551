-- Refuses that the authority grants an application, or sends it to the court, before the household was checked;
-- and a grant by the authority against a warning that no two persons accepted. What a court decided is only
-- written down. The owner is exempt.
-- Called by: trigger checked_first, umai/review/two_persons.py.
create function guardianship_checked_first() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare latest guardianship_householdcheck;
begin
    if session_user = current_user then return new; end if;
    select * into latest from guardianship_householdcheck h where h.application_id = new.application_id
        order by h.recorded_at desc, h.id desc limit 1;
    if latest.id is null then
        raise check_violation using message = 'the household was not checked', constraint = 'household_not_checked';
    end if;
    if tg_table_name = 'guardianship_applicationdecision' and latest.answer = 'speak' and not exists (
        select from guardianship_acceptanceproposal p join guardianship_acceptanceanswer a on a.proposal_id = p.id
        where p.household_check_id = latest.id and a.agreed)
    then
        raise check_violation using message = 'nobody accepted the warning', constraint = 'warning_not_accepted';
    end if;
    return new;
end $$;

create trigger checked_first before insert on guardianship_applicationdecision
    for each row when (new.granted and new.body = 'authority') execute function guardianship_checked_first();
create trigger checked_first before insert on guardianship_applicationstage
    for each row when (new.kind = 'court') execute function guardianship_checked_first();
