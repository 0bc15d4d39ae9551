-- Answers the records of which the law may say something that has to be derived: with `since`, those with a
-- row that was recorded from then on; without, all with a row that any category or paper depends on. Ids only.
-- Called by: umai/situations/deriving.py.
create function situations_concerned(since timestamptz) returns setof uuid
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if since is null then
        return query
            select k.child_id from register_kinship k where k.adult_id in (
                select a.adult_id from register_absence a union all select i.adult_id from register_inability i)
            union select r.child_id from register_rightsdecision r
            union select c.child_id from register_carearrangement c where c.paper <> 'none'
            union select s.child_id from register_schooling s where s.attendance not in ('', 'attends', 'irregular')
            union select f.child_id from register_causeconfirmation f
            union select d.child_id from guardianship_departureconfirmation d;
        return;
    end if;
    return query
        select k.child_id from register_kinship k where k.adult_id in (
            select a.adult_id from register_absence a where a.recorded_at >= since
            union all select i.adult_id from register_inability i where i.recorded_at >= since)
        union select k.child_id from register_kinship k where k.recorded_at >= since
        union select i.child_id from register_identity i where i.recorded_at >= since
        union select r.child_id from register_rightsdecision r where r.recorded_at >= since
        union select c.child_id from register_carearrangement c where c.recorded_at >= since
        union select s.child_id from register_schooling s where s.recorded_at >= since
        union select f.child_id from register_causeconfirmation f where f.recorded_at >= since
        union select d.child_id from guardianship_departureconfirmation d where d.recorded_at >= since
        union select unnest(array[m.child_id, m.other_id]) from register_merge m where m.recorded_at >= since;
end $$;
