-- Answers what `justice_near` says of the incidents that the speaker may read, as far as the speaker reaches the
-- other child: ids, hours and codes only, and whether it is `written` how that child was found. Of one incident
-- (`only_incident`, its first row), or null for all. A
-- sealed incident is left out for whoever may not read it. Security definer: lists ask before any look.
-- Planned anew at each call, for this reach.
-- Called by: umai/justice/households/reading.py, umai/lawbook/wording/words.py.
create function justice_households(only_incident uuid, born_after date)
returns table(incident uuid, of_child uuid, child uuid, person uuid, home uuid, how text, decision uuid, visit_at timestamptz, since timestamptz, written boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    mine uuid[] := justice_readable(only_incident);
begin
    select * into r from access_reach();
    return query
    select n.incident, i.child_id, n.child, n.person, n.home, n.how, n.decision, n.visit_at, n.since,
        n.decision is not null and exists (select from justice_householdvisitresult v
            where v.decision_id = n.decision and v.current
                and (n.child is null or v.other_id = any (register_one_with(array[n.child]))))
    from justice_near(mine, born_after) n
        join justice_incident i on i.line = n.incident and i.current
        left join register_child c on c.id = n.child
    where n.child is null
        or ((c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities)
                or c.id = any (r.granted) or c.id = any (r.emergency))
            and c.id <> all (r.walled));
end $$;
