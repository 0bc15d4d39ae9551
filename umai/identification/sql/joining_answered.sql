-- Refuses an answer to the joining of a report to a case by whoever joined it, by another account of the
-- same person, in the same transaction, or by a role that does not screen reports. The owner is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function identification_joining_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from identification_joining j where j.id = new.joining_id and j.signal_id = new.signal_id
            and j.transaction <> pg_current_xact_id()::text::bigint
            and access_is_another(j.recorded_by_id, access_worker())
            and access_role() in ('specialist', 'head', 'oblast_supervisor'))
    then
        raise check_violation using message = 'another person has to say whether the report is about this child',
            constraint = 'another_person';
    end if;
    return new;
end $$;

create trigger two before insert on identification_joininganswer for each row execute function identification_joining_answered();
