-- Answers what was settled away within the speaker's reach, as lists and warnings of an office need it; a sealed
-- incident only to who reads it. `of_child` with all its records, or null for all.
-- Called by: umai/justice/settled/reading.py.
create function justice_settled_here(marks jsonb, of_child uuid) returns table(proceeding uuid, incident uuid,
    child uuid, ended_on date, stage text, ground text, act text, letter uuid, due_on date, answered boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    ids uuid[] := case when of_child is null then '{}' else register_one_with(array[of_child]) end;
    unsealed uuid[] := access_unsealed();
begin
    select * into r from access_reach();
    return query
    select s.proceeding, s.incident, s.child, s.ended_on, s.stage, s.ground, s.act, s.letter, s.due_on, s.answered
    from justice_settled(marks) s
    where (of_child is null or s.child = any (ids))
        and (s.district = any (r.districts) or s.municipality = any (r.municipalities) or s.child = any (r.granted)
            or (of_child is not null and s.child = any (r.emergency)))
        and s.child <> all (r.walled)
        and (not s.sealed or s.child = any (unsealed) or (r.role = 'head' and s.district = any (r.districts)));
end $$;
