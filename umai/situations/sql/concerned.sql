-- Answers the records of which the law may say something that has to be derived: with `since`, those with a
-- row that was recorded from then on; without, all with a row that any category or paper depends on. Ids only,
-- in the order in which they were registered, so that rows that lie together are read together.
-- Called by: umai/situations/deriving.py.
create function situations_concerned(since timestamptz) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if since is null then
        return array(select c.id from register_child c where c.id in (
            select k.child_id from register_kinship k where k.adult_id in (
                select a.adult_id from register_absence a union all select i.adult_id from register_inability i)
            union all select r.child_id from register_rightsdecision r
            union all select a.child_id from register_carearrangement a where a.paper <> 'none'
            union all select s.child_id from register_schooling s where s.attendance in ('left', 'never')
            union all select f.child_id from register_causeconfirmation f
            union all select d.child_id from guardianship_departureconfirmation d)
            order by c.ctid);
    end if;
    return array(select c.id from register_child c where c.id in (
        select k.child_id from register_kinship k where k.adult_id in (
            select a.adult_id from register_absence a where a.recorded_at >= since
            union all select i.adult_id from register_inability i where i.recorded_at >= since)
        union all select k.child_id from register_kinship k where k.recorded_at >= since
        union all select i.child_id from register_identity i where i.recorded_at >= since
        union all select r.child_id from register_rightsdecision r where r.recorded_at >= since
        union all select a.child_id from register_carearrangement a where a.recorded_at >= since
        union all select s.child_id from register_schooling s where s.recorded_at >= since
        union all select f.child_id from register_causeconfirmation f where f.recorded_at >= since
        union all select d.child_id from guardianship_departureconfirmation d where d.recorded_at >= since
        union all select unnest(array[m.child_id, m.other_id]) from register_merge m where m.recorded_at >= since)
        order by c.ctid);
end $$;
