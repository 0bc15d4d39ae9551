-- Refuses that a child is questioned about an incident once more, and nobody says why.
-- Called by: trigger why_again.
create function justice_interview_says_why() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if btrim(new.why_again) = '' and new.why <> 'struck' and exists (
        select from justice_interview i
        where i.incident_id = new.incident_id and i.current and i.id is distinct from new.replaces_id
            and (i.happened_on, i.recorded_at) < (new.happened_on, now()))
    then
        raise check_violation using message = 'questioned again without a reason',
            constraint = 'interview_says_why_again';
    end if;
    return new;
end $$;

create trigger why_again before insert on justice_interview for each row execute function justice_interview_says_why();
