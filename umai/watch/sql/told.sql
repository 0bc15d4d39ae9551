-- Answers whether the department may see this entry of the trail, as far as it is of who watches: not before the day on
-- which it is told of a file that was opened. What is kept back is what who asked did in the file since, and what
-- the office did about the request. Asked by the id of the entry: whoever does not see it cannot ask about it, so
-- that nobody learns by asking which files are open. Security definer: the web role does not see what it keeps back.
-- Called by: rights_lookers, policies.
create function watch_told(entry uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select not exists (
        select from watch_watchopeningrequest r
            left join watch_watchopening o on o.asked_id = r.id
            join trail_entry e on e.id = entry and e.at >= r.recorded_at
                and (e.worker_id = r.recorded_by_id or (e.office_id = r.office_id and e.act like 'watch.%'))
        where r.tell_on is not null and access_today() < coalesce(o.told_on, r.tell_on)
            and e.child_id = any (register_one_with(array[r.child_id])))
$$;
