-- Refuses a post for somebody who has an account in use, and one of a further administrator, unless it was
-- asked for and another person agreed. The first post of a new person stays with one. The owner is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function offices_post_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user
        and (offices_in_use(new.worker_id, null)
            or new.role = 'administrator' and offices_administrators() > 1)
        and not exists (
            select from offices_staffrequest r
            where r.id = new.request_id and r.kind = 'post' and r.worker_id = new.worker_id
                and r.office_id = new.office_id and r.role = new.role and r.from_on = new.from_on
                and r.to_on is not distinct from new.to_on
                and r.superior_id is not distinct from new.superior_id and offices_agreed(r.id))
    then
        raise check_violation using message = 'another person has to agree to this post',
            constraint = 'post_by_two';
    end if;
    return new;
end $$;

create trigger two before insert on staff_term for each row execute function offices_post_by_two();
