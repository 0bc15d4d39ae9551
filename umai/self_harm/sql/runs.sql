-- Refuses a contact of a path that has ended or of a child who died, and one on a day that has not come.
-- Called by: trigger runs.
create function self_harm_runs() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if exists (select from self_harm_selfharmpathending e where e.path_id = new.path_id)
        or exists (select from self_harm_selfharmpath p where p.id = new.path_id and p.follow_until is null) then
        raise check_violation using message = 'this path runs no more', constraint = 'self_harm_path_over';
    end if;
    if new.contact_on > access_today() then
        raise check_violation using message = 'this day has not come', constraint = 'self_harm_contact_came';
    end if;
    return new;
end $$;

create trigger runs before insert on self_harm_followingcontact for each row execute function self_harm_runs();
