-- Answers every opening of these days with the rules by which it looks unusual and their points; `numbers` has
-- the points of each rule and the limits (umai/opens/unusual/rules.py). What was opened in an emergency is left
-- out: another person reviews it. A series is so many files within so many minutes before and after, or a day with more than so
-- many times the median of all who hold the same post and opened files that day.
-- Called by: opens_find_unusual.
create function opens_unusual(first date, last date, numbers jsonb) returns TABLE(worker uuid, office uuid, role text, child uuid, day date, first_at timestamptz, rules text[], points int)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    with opens as materialized (
        select o.*, count(*) over (partition by o.worker, o.day) as of_day,
            count(*) over (partition by o.worker order by o.first_at range between
                make_interval(mins => (numbers->>'serial_minutes')::int) preceding and current row) as before,
            count(*) over (partition by o.worker order by o.first_at range between current row and
                make_interval(mins => (numbers->>'serial_minutes')::int) following) as after
        from opens_of_days(first, last) o
        where not exists (select from access_grant g where g.worker_id = o.worker and g.child_id = o.child
            and g.reason = 'emergency' and o.first_at between g.from_at and g.to_at)),
    peers as (
        select d.role, d.day, count(*) as people, percentile_cont(0.5) within group (order by d.of_day) as median
        from (select distinct o.role, o.day, o.worker, o.of_day from opens o) d group by d.role, d.day),
    marked as (
        select o.*, near.same_surname, near.own_village,
            opens_no_task(o.worker, o.role, o.child, o.first_at, (numbers->>'task_days')::int) as no_task,
            (extract(hour from o.first_at at time zone 'Asia/Bishkek') < (numbers->>'hour_from')::int
                or extract(hour from o.first_at at time zone 'Asia/Bishkek') >= (numbers->>'hour_to')::int
                or extract(isodow from o.first_at at time zone 'Asia/Bishkek') = 7)
            and not exists (select from staff_turn t where o.worker in (t.worker_id, t.substitute_id) and t.current
                and o.first_at >= t.from_at and o.first_at < t.to_at) as out_of_hours,
            o.before + o.after > (numbers->>'serial_files')::int
                or (p.people >= (numbers->>'peers_least')::int and o.of_day >= (numbers->>'serial_least')::int
                    and o.of_day > p.median * (numbers->>'serial_factor')::int) as serial
        from opens o join peers p on p.role = o.role and p.day = o.day
        cross join lateral opens_near(o.worker, o.role, o.office, o.child) near),
    ruled as (
        select m.worker, m.office, m.role, m.child, m.day, m.first_at, array_remove(array[
            case when m.same_surname then 'same_surname' end, case when m.own_village then 'own_village' end,
            case when m.no_task then 'no_task' end, case when m.out_of_hours then 'out_of_hours' end,
            case when m.serial then 'serial' end], null) as rules
        from marked m)
    select r.worker, r.office, r.role, r.child, r.day, r.first_at, r.rules,
        (select coalesce(sum((numbers->>rule)::int), 0)::int from unnest(r.rules) rule)
    from ruled r
$$;
