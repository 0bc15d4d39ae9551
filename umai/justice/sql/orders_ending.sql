-- Answers the orders within the speaker's reach that have force on `day` and whose last day comes by `until`, and the
-- placements by a court that run out by then in a protection that runs; ids and days only. What is sealed is
-- among them only for whoever may read it.
-- Called by: umai/justice/orders/counts.py.
create function justice_orders_ending(day date, until date) returns table(child_id uuid, what uuid, ends_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    unsealed uuid[] := access_unsealed();
begin
    select * into r from access_reach();
    return query
    select o.child_id, o.line, d.ends_on
    from justice_protectionorder o cross join lateral (select justice_order_last_day(o.line, day) as ends_on) d
    where o.current and o.changes_id is null and d.ends_on between day and until
        and (o.district_id = any (r.districts) or o.municipality_id = any (r.municipalities)
            or o.child_id = any (r.granted))
        and o.child_id <> all (r.walled)
        and (not o.sealed or o.child_id = any (unsealed) or r.role = 'head' and o.district_id = any (r.districts));
    return query
    select a.child_id, a.protection_id, max(a.place_until)
    from justice_courtanswer a
    where a.current and a.place_until is not null
        and not exists (select from protection_protectionending e where e.protection_id = a.protection_id)
        and (a.district_id = any (r.districts) or a.municipality_id = any (r.municipalities)
            or a.child_id = any (r.granted))
        and a.child_id <> all (r.walled)
    group by a.child_id, a.protection_id
    having max(a.place_until) <= until;
end $$;
