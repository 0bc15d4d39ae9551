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
    select w.case_id, w.child_id, w.district_id, w.risk::text, l.seen_on, l.seen_on + d.days, null::uuid
    from (select e.key as risk, e.value::int as days from jsonb_each_text(every) e) d
        join intake_worklistrow w on w.risk = d.risk
        cross join lateral (select greatest(w.opened_on, w.seen_on) as seen_on) l
    where w.district_id = any (over) and w.child_id <> all (walled) and l.seen_on < now_on - times * d.days;
end $$;
