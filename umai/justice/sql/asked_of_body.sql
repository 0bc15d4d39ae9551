-- Refuses a question to an office that is no body with a duty to inform, to the asker's own office, and one that
-- is not asked today. The owner is exempt from the last two.
-- Called by: trigger of_body.
create function justice_asked_of_body() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from staff_office o where o.id = new.to_office_id
        and o.kind in ('police', 'prosecution', 'clinic', 'school', 'district', 'commission', 'ministry')) then
        raise check_violation using message = 'this office has no duty to inform', constraint = 'asked_of_body';
    end if;
    if session_user <> current_user
        and (new.to_office_id is not distinct from access_office() or new.asked_on <> access_today()) then
        raise check_violation using message = 'another office is asked, today', constraint = 'asked_of_body';
    end if;
    return new;
end $$;

create trigger of_body before insert on justice_dutyquestion
    for each row execute function justice_asked_of_body();
