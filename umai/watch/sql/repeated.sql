-- Answers where violence repeats: each child with several incidents of which the last lies on this day or later, with
-- their number and whether a case is open, and what an office was told of an incident elsewhere and has not answered.
-- A sealed incident is not there at all, nor one that two persons found unfounded.
-- Called by: watch_stands, umai/watch/lists.py.
create function watch_repeated(since date, within int[]) returns table(id uuid, child uuid, district int, what text,
    since_on date, owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
    walled uuid[] := access_walled();
    walled_told uuid[] := justice_walled_told();
begin
    return query
    select m.child_id, m.child_id, m.district_id,
        concat_ws('|', case when exists (select from intake_worklistrow w where w.child_id = m.child_id)
            then 'case' else 'no_case' end, m.times),
        m.last_on, m.known_on, null::uuid
    from (
        select i.child_id, i.district_id, count(*) as times, max(i.happened_on) as last_on, max(i.known_on) as known_on
        from justice_incident i
        where i.current and not i.sealed and i.district_id = any (over) and not exists (
            select from justice_unfoundedanswer u where u.incident_id = i.line and u.current and u.agreed)
        group by i.child_id, i.district_id having count(*) > 1 and max(i.happened_on) >= since) m
    where m.child_id <> all (walled)
    union all
    select n.id, n.child_id, n.district_id, concat_ws('|', 'told', n.tie),
        (n.told_at at time zone 'Asia/Bishkek')::date, (n.told_at at time zone 'Asia/Bishkek')::date, null
    from justice_repeatednotice n
    where not n.fallen and not n.answered and not n.sealed and n.district_id = any (over)
        and n.child_id <> all (walled) and n.other <> all (walled_told);
end $$;
