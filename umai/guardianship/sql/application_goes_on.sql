-- Refuses a stage, a paper, a check or an end of an application that is over or is of another child. The
-- papers are complete when each was seen or is not needed; it is granted or goes to the court when the papers
-- are complete and the home was examined; the court decides only what was sent to it, and the authority only
-- what was not and what needs no court. A grant names the care of this child by the applicant, in any of its
-- records, with the paper of the body that decided, which lasts beyond the day on which the grant comes into
-- force. A specialist or a head decides. No day lies before the application or ahead. The owner is exempt from
-- post and days, and takes no lock: it loads many files at once.
-- Called by: trigger goes_on.
create function guardianship_application_goes_on() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    row_of jsonb := to_jsonb(new);
    asked uuid := new.application_id;
    happened date := coalesce(row_of ->> 'looked_on', row_of ->> 'reached_on', row_of ->> 'heard_on', row_of ->> 'decided_on')::date;
    decides boolean := tg_table_name = 'guardianship_applicationdecision';
    stage text := case when tg_table_name = 'guardianship_applicationstage' then row_of ->> 'kind' end;
    by_person boolean := session_user <> current_user;
    a guardianship_guardianshipapplication;
    is_ready boolean;
begin
    if by_person then
        perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
    end if;
    select * into a from guardianship_guardianshipapplication g where g.id = asked;
    if a.child_id is distinct from new.child_id then
        raise insufficient_privilege using message = 'this application is of another file';
    end if;
    if exists (select from guardianship_applicationdecision d where d.application_id = asked)
        or exists (select from guardianship_applicationwithdrawal w where w.application_id = asked) then
        raise check_violation using message = 'this application is over', constraint = 'application_over';
    end if;
    if by_person and (happened < a.received_on or happened > access_today()) then
        raise check_violation using message = 'this day cannot be', constraint = 'application_day';
    end if;
    if by_person and (decides or stage = 'court') and coalesce(access_role(), '') not in ('specialist', 'head') then
        raise insufficient_privilege using message = 'the department decides';
    end if;
    if stage = 'papers' and (select count(*) from guardianship_applicationpaper p
        where p.application_id = asked and p.current and p.state <> 'missing') <> 9 then
        raise check_violation using message = 'papers are missing', constraint = 'application_papers_missing';
    end if;
    is_ready := (select count(*) from guardianship_applicationstage s
        where s.application_id = asked and s.kind in ('papers', 'home')) = 2;
    if stage = 'court' and not is_ready or decides and row_of ->> 'granted' = 'true' and not is_ready then
        raise check_violation using message = 'it was not looked at yet', constraint = 'application_not_ready';
    end if;
    if decides and (row_of ->> 'body' = 'court') <> exists (
            select from guardianship_applicationstage s where s.application_id = asked and s.kind = 'court')
        or decides and row_of ->> 'body' = 'authority' and row_of ->> 'granted' = 'true'
            and a.arrangement = 'court_guardianship' then
        raise check_violation using message = 'another body decides', constraint = 'application_other_body';
    end if;
    if decides and row_of ->> 'granted' = 'true' and not exists (
        select from register_carearrangement c where c.id = (row_of ->> 'care_id')::uuid
            and c.child_id = any (register_one_with(array[new.child_id]))
            and c.carer_id = a.applicant_id and c.current
            and c.paper = case row_of ->> 'body' when 'court' then 'court' else 'preliminary' end
            and (c.holds_to is null or c.holds_to > (row_of ->> 'in_force_on')::date)) then
        raise check_violation using message = 'this care was not granted', constraint = 'application_of_another';
    end if;
    return new;
end $$;

create trigger goes_on before insert on guardianship_applicationpaper
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_applicationstage
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_applicationdecision
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_applicationwithdrawal
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_householdcheck
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_applicanthearing
    for each row execute function guardianship_application_goes_on();
create trigger goes_on before insert on guardianship_acceptanceproposal
    for each row execute function guardianship_application_goes_on();
