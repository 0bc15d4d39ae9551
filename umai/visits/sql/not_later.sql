-- Refuses that a social worker replaces a window by one that ends later, unless a visit was made since.
-- The department may plan for later; the owner and background jobs are exempt.
-- Called by: trigger not_later.
create function visits_not_later() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare stood visits_visitwindow;
begin
    if session_user in (current_user, 'umai_worker') or access_role() is distinct from 'social_worker' then
        return new;
    end if;
    select * into stood from visits_visitwindow where id = new.replaces_id;
    if new.latest_on > stood.latest_on and not exists (
            select from visits_visit v
            where v.case_id = new.case_id and v.made and v.recorded_at >= stood.recorded_at) then
        raise insufficient_privilege using message = 'the department plans a visit for later';
    end if;
    return new;
end $$;

create trigger not_later before insert on visits_visitwindow for each row when (new.replaces_id is not null) execute function visits_not_later();
