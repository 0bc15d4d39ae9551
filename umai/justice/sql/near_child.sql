-- Answers the incidents of other children whose suspect takes care of this child or lives in its household today,
-- to whoever reaches the child: as justice_repeated answers those beyond the reach, and never a sealed one that
-- the speaker may not read, nor one behind a wall. Refuses without the look at repeated violence of the child.
-- Called by: bench/repeated.py, umai/justice/repeated/search.py.
create function justice_near_child(asked uuid)
returns table(adult uuid, other uuid, year int, general text, office uuid)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    walled uuid[] := access_behind_walls();
    records uuid[];
begin
    select * into r from access_reach();
    if asked <> all (justice_looked()) then
        raise insufficient_privilege using message = 'this look does not stand on the trail';
    end if;
    if asked = any (walled) or not exists (select from register_child c where c.id = asked
        and (c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities)
            or c.id = any (r.granted) or c.id = any (r.emergency)))
    then
        return;
    end if;
    records := register_one_with(array[asked]);
    return query
    with near as (
        select c.carer_id as id from register_carearrangement c
        where c.child_id = any (records) and c.current and c.carer_id is not null
            and coalesce(c.holds_to >= access_today(), true)
        union
        select a.adult_id from register_membership m join register_membership a
            on a.household_id = m.household_id and a.current and a.adult_id is not null
        where m.child_id = any (records) and m.current and coalesce(m.holds_to >= access_today(), true)
            and coalesce(a.holds_to >= access_today(), true)),
    met as materialized (
        select distinct n.id, i.line, i.child_id, i.happened_on, i.kinds, i.sealed, i.office_id, i.district_id
        from near n join justice_suspect s on s.adult_id = n.id and s.current
            join justice_incident i on i.line = s.incident_id and i.current
        where i.child_id <> all (records) and i.child_id <> all (walled) and not justice_is_unfounded(i.line)),
    seen as materialized (
        select s.id from unnest(justice_read_of(array(select distinct m.line from met m))) s (id))
    select m.id, s.id, extract(year from m.happened_on)::int, justice_general_kind(m.kinds),
        justice_keeping_office(m.office_id, m.district_id)
    from met m left join seen s on s.id = m.line
    where s.id is not null or not m.sealed
    order by m.happened_on desc, m.line;
end $$;
