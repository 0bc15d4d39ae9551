-- Answers, for one incident that the speaker may read, the children near its suspects whom the speaker does not
-- reach: no child, only the district that holds the file, the municipality, and the id of the signal by which its
-- department is told, made of the incident, the child, and how often the incident was found unfounded and came
-- back. `told`: whether that signal was written. A child for whom a decision stands, and one behind a wall within
-- the speaker's own place, are left out. Security definer.
-- Called by: umai/justice/households/telling.py.
create function justice_elsewhere(of_incident uuid, born_after date)
returns table(signal uuid, district int, settlement int, told boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare r record;
begin
    select * into r from access_reach();
    return query
    select distinct on (n.person) justice_signal_of(n.incident, n.person), c.district_id, c.municipality_id,
        exists (select from unnest(register_one_with(array[n.child])) o (id)
            join justice_householdsignal t on t.signal_id = justice_signal_of(n.incident, o.id) and t.current)
    from justice_near(justice_readable(of_incident), born_after) n join register_child c on c.id = n.child
    where n.decision is null and c.district_id is not null
        and not exists (select from unnest(register_one_with(array[n.child])) o (id) join register_child x on x.id = o.id
            where x.district_id = any (r.districts) or x.municipality_id = any (r.municipalities)
                or x.id = any (r.granted))
    order by n.person, c.id;
end $$;
