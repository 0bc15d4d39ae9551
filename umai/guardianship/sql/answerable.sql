-- Refuses to answer what becomes of an arrangement where no parent of the child came back on that day: the
-- absence has to end then, and the day must have come.
-- Called by: trigger answerable.
create function guardianship_answerable() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (
        select from register_kinship k join register_absence a on a.adult_id = k.adult_id
        where k.child_id = any (register_one_with(array[new.child_id])) and k.current
            and k.adult_id = new.adult_id and k.relation in ('mother', 'father')
            and a.current and a.holds_to = new.returned_on and a.holds_to <= access_today())
    then
        raise check_violation using message = 'nobody came back on this day', constraint = 'answer_of_a_return';
    end if;
    return new;
end $$;

create trigger answerable before insert on guardianship_returnanswer
    for each row execute function guardianship_answerable();
