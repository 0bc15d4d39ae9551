-- Answers for each entry of the roster and district in the speaker's care how many children it represents now (whoever
-- was named last about an incident that stands, while a case of the child is open) and how many askings wait for an
-- answer; for no entry (null) how often since a day nobody was asked because the roster held nobody. What is
-- sealed is counted for a head alone; of a child behind a wall nothing. Refuses everybody who keeps no roster.
-- Called by: umai/justice/roster/shown.py.
create function justice_roster_numbers(since date)
    returns table(entry uuid, district int, children int, waits int, nobody int)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    places int[] := justice_roster_places();
    here int[];
begin
    select * into r from access_reach();
    if cardinality(places) = 0 then
        raise insufficient_privilege using message = 'this role keeps no roster';
    end if;
    here := array(select p.id from places_place p where p.id = any (places) and p.district_id = p.id);
    return query
    with last as (
        select distinct on (a.incident_id) a.incident_id, a.child_id, a.entry_id, a.district_id
        from justice_independentasked a
        where a.current and a.named and a.district_id = any (here) and a.child_id <> all (r.walled)
            and (not a.sealed or r.role = 'head')
        order by a.incident_id, a.happened_on desc, justice_asked_first_at(a.id) desc),
    said (entry, district, child, waits, nobody) as (
        select l.entry_id, l.district_id, (array(select one from unnest(o.ids) one order by one))[1], 0, 0
        from last l cross join lateral (select register_one_with(array[l.child_id]) as ids) o
        where l.entry_id is not null
            and exists (select from justice_incident i where i.line = l.incident_id and i.current)
            and not justice_is_unfounded(l.incident_id)
            and exists (select from intake_worklistrow c where c.child_id = any (o.ids))
        union all
        select w.entry, w.district, null, 1, 0 from justice_independents_open(here, '{}', '{}', null) w
        where w.entry is not null and w.child <> all (r.walled) and (not w.sealed or r.role = 'head')
        union all
        select null, a.district_id, null, 0, 1 from justice_independentasked a
        where a.current and a.no_roster and a.happened_on >= since and a.district_id = any (here)
            and a.child_id <> all (r.walled) and (not a.sealed or r.role = 'head'))
    select s.entry, s.district, count(distinct s.child)::int, sum(s.waits)::int, sum(s.nobody)::int
    from said s group by s.entry, s.district;
end $$;
