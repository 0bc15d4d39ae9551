-- Answers the children of open cases whom nobody has seen for longer than so many times the interval between visits
-- at their risk (`every`, in days; a risk that nobody judged is empty). Who never was seen counts from the day on
-- which the case was opened. Seen is seen in a visit, in a protection or after self-harm, in any record of the child.
-- Called by: watch_stands, umai/watch/lists.py.
create function watch_unseen(every jsonb, times int, within int[]) returns table(id uuid, child uuid, district int,
    what text, since_on date, owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
    walled uuid[] := access_walled();
    now_on date := access_today();
begin
    return query
    with late as materialized (
        select w.case_id, w.child_id, w.district_id, w.risk::text as risk, l.seen_on, d.days
        from intake_worklistrow w
            cross join lateral (select (every->>w.risk)::int as days) d
            cross join lateral (
                select coalesce((select (v.at at time zone 'Asia/Bishkek')::date from visits_visit v
                    where v.case_id = w.case_id and v.current and v.made and v.seen
                    order by v.at desc limit 1), w.opened_on) as seen_on) l
        where w.district_id = any (over) and w.opened_on < now_on - times * d.days
            and l.seen_on < now_on - times * d.days),
    seen as materialized (
        select p.child_id, max(g.at) as at from (
            select a.protection_id, a.happened_at as at from protection_arrival a where a.current and a.child_seen
            union all
            select f.protection_id, f.happened_at from protection_followupcontact f where f.current and f.child_seen) g
            join protection_protection p on p.id = g.protection_id
        group by p.child_id
        union all
        select t.child_id, max(t.happened_at) from self_harm_spokenwithchild t
        where t.current and t.way = 'in_person' group by t.child_id),
    joined as materialized (
        select m.child_id as record from register_merge m where m.current
        union select m.other_id from register_merge m where m.current)
    select l.case_id, l.child_id, l.district_id, l.risk, l.seen_on, l.seen_on + l.days, null::uuid
    from late l
    where l.child_id <> all (walled)
        and not exists (select from seen s where s.child_id = l.child_id
            and (s.at at time zone 'Asia/Bishkek')::date >= now_on - times * l.days)
        and not (l.child_id in (select j.record from joined j) and exists (
            select from visits_sightings(register_one_with(array[l.child_id])) s
            where (s.at at time zone 'Asia/Bishkek')::date >= now_on - times * l.days));
end $$;
