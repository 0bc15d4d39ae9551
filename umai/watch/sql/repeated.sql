-- Answers where violence repeats: each child with several incidents of which the last lies on this day or later, with
-- their number and whether a case is open, and what an office was told of an incident elsewhere and has not answered.
-- Records that are one child count together, and the child is named by the record of the last incident. A sealed
-- incident is not there at all, nor one that two persons found unfounded.
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
        concat_ws('|', case when exists (select from intake_worklistrow w where w.child_id = any (
                case when m.is_merged then register_one_with(array[m.child_id]) else array[m.child_id] end))
            then 'case' else 'no_case' end, m.times),
        m.last_on, m.known_on, null::uuid
    from (
        select (array_agg(i.child_id order by i.happened_on desc, i.recorded_at desc, i.id))[1] as child_id,
            (array_agg(i.district_id order by i.happened_on desc, i.recorded_at desc, i.id))[1] as district_id,
            bool_or(g.lead is not null) as is_merged,
            count(*) as times, max(i.happened_on) as last_on, max(i.known_on) as known_on
        from justice_incident i left join register_merged(null, null) g on g.record = i.child_id
        where i.current and not i.sealed and i.district_id = any (over) and not exists (
            select from justice_unfoundedanswer u where u.incident_id = i.line and u.current and u.agreed)
        group by coalesce(g.lead, i.child_id) having count(*) > 1 and max(i.happened_on) >= since) m
    where m.child_id <> all (walled)
    union all
    select n.id, n.child_id, n.district_id, concat_ws('|', 'told', n.tie),
        (n.told_at at time zone 'Asia/Bishkek')::date, (n.told_at at time zone 'Asia/Bishkek')::date, null
    from justice_repeatednotice n
    where not n.fallen and not n.answered and not n.sealed and n.district_id = any (over)
        and n.child_id <> all (walled) and n.other <> all (walled_told);
end $$;
