-- Lets a post only end, or end earlier: who holds which post at which office since when is never changed, and
-- a last day is never put off. More reach is another post. The owner, and whoever
-- administers the server, are exempt.
-- Called by: trigger keep_post, umai/review/two_persons.py.
create function offices_keep_post() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and session_user like 'umai%'
        and (to_jsonb(new) - array['to_on', 'ended_at'] <> to_jsonb(old) - array['to_on', 'ended_at']
            or coalesce(new.to_on, 'infinity') > coalesce(old.to_on, 'infinity')
            or old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    then
        raise check_violation using message = 'a post only ends: more is another post',
            constraint = 'post_only_ends';
    end if;
    return new;
end $$;

create trigger keep_post before update on staff_term for each row execute function offices_keep_post();
