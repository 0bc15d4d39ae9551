-- Refuses an entry that one body informed another whose kind of body is not that of its office, or of a time
-- that has not come. The owner is exempt from the time.
-- Called by: trigger of_body.
create function justice_notice_of_body() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare kind_of_office text;
begin
    select o.kind into kind_of_office from staff_office o where o.id = new.body_office_id;
    if new.body_office_id is not null
        and new.body is distinct from (case kind_of_office when 'district' then 'guardianship' else kind_of_office end)
    then
        raise check_violation using message = 'this office is another kind of body', constraint = 'notice_of_body';
    end if;
    if session_user <> current_user and greatest(new.learned_at, new.informed_at) > clock_timestamp() then
        raise check_violation using message = 'this has not come yet', constraint = 'notice_not_ahead';
    end if;
    return new;
end $$;

create trigger of_body before insert on justice_bodynotice
    for each row execute function justice_notice_of_body();
