-- Refuses an answer about two suspects whom the search does not hold for one by name: the question of a page is
-- a digest of both, and nobody answers for suspects of other files. The owner, who loads
-- many files at once, answers for itself.
-- Called by: trigger sought.
create function justice_question_is_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and new.replaces_id is null and not exists (
        select from justice_ties(array[new.incident_id]) t where t.question = new.question)
    then
        raise check_violation using message = 'nobody asks about these two', constraint = 'suspect_same_is_asked';
    end if;
    return new;
end $$;

create trigger sought before insert on justice_suspectsame for each row execute function justice_question_is_asked();
