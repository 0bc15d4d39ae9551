-- Refuses to write a proposal anew while an answer to it stands: whoever answered read other words. The answer
-- is struck out first.
-- Called by: trigger keep_answered.
create function justice_keep_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if exists (select from justice_unfoundedproposal p join justice_unfoundedanswer a on a.proposal_id = p.line
        where p.id = new.replaces_id and a.current)
    then
        raise check_violation using message = 'this proposal was answered', constraint = 'unfounded_is_answered';
    end if;
    return new;
end $$;

create trigger keep_answered before insert on justice_unfoundedproposal for each row when (new.replaces_id is not null)
    execute function justice_keep_answered();
