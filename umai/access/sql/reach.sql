-- Answers all at once who speaks and what they reach, and until when the sitting lasts if nothing is done;
-- no row when nobody speaks. Says what access_worker, access_office, access_role, access_districts,
-- access_municipalities, access_granted, access_wrote, access_walled and access_emergency say, which
-- row-level security asks one by one. Security definer: sessions, grants and walls are closed to the web role.
-- Called by: 35 functions, umai/access/reach.py.
create function access_reach() returns TABLE(worker_id uuid, office_id uuid, role text, idle_at timestamptz, districts int[], municipalities int[], granted uuid[], wrote uuid[], walled uuid[], emergency uuid[])
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select t.worker_id, t.office_id, t.role, t.idle_at,
        case when t.role in ('specialist', 'head') and p.district_id is not null then array[p.district_id]
            when t.role = 'oblast_supervisor' then
                array(select d.id from places_place d where d.district_id = d.id
                      and (d.parent_id = p.id or d.id = p.id))
            else '{}' end,
        case when t.role = 'social_worker' and p.municipality_id is not null then array[p.municipality_id]
            else '{}' end,
        coalesce(g.granted, '{}'), coalesce(g.wrote, '{}'),
        access_walled(),
        register_one_with(coalesce(g.emergency, '{}'))
    from access_speaking() t
    join staff_office o on o.id = t.office_id
    join places_place p on p.id = o.place_id
    cross join lateral (
        select array_agg(distinct g.child_id)
                filter (where g.reason not in ('wrote', 'emergency', 'watch')) as granted,
            array_agg(distinct g.child_id) filter (where g.reason = 'wrote' and access_reads_files(t.role)) as wrote,
            array_agg(distinct g.child_id) filter (where g.reason in ('emergency', 'watch')) as emergency
        from access_held(t.worker_id, t.office_id) g) g;
end $$;
