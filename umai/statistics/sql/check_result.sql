-- Refuses, also to the owner, a result of other files than those that were registered, and of a question in whose
-- place another one stands. Locks the question first, so that a correction that is being saved is waited for.
-- Called by: trigger check_result.
create function statistics_check_result() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform from statistics_lawquestion q
        where q.id = new.question_id and (q.file_sha256, q.placebo_sha256) = (new.file_sha256, new.placebo_sha256)
        for update;
    if not found then
        raise exception 'this is no result of the files that were registered';
    end if;
    if exists (select from statistics_lawquestion q where q.corrects_id = new.question_id) then
        raise exception 'this question was corrected, and another stands in its place';
    end if;
    return new;
end $$;

create trigger check_result before insert on statistics_lawquestionresult for each row execute function statistics_check_result();
