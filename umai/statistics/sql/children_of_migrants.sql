-- Counts the children whom the law of this day calls children of labour migrants, by what is known now: in the country
-- (KG) and in each oblast and city of republican significance, by its code of ISO 3166-2; those with a parent abroad
-- among them. To the nearest ten, as `umai/design/figures.py` rounds, so that no exact number leaves. Only who reads
-- figures of the country gets rows; security definer, because they reach no child and read numbers alone.
-- Called by: umai/statistics/coverage/reading.py, umai/statistics/estimates/reading.py.
create function statistics_children_of_migrants(on_day date) returns table(territory text, children bigint, abroad bigint)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(t.iso_code, 'KG'), (count(distinct f.child_id) + 5) / 10 * 10,
        (count(distinct f.child_id) filter (where 'away_abroad' = any (f.reasons)) + 5) / 10 * 10
    from situations_legalfinding f
        left join places_place d on d.id = f.district_id
        left join places_place t on t.id = coalesce(d.above[2], d.id)
    where f.code = 'labour_migrants' and f.standing = 'holds' and f.ended_by_id is null
        and coalesce(f.from_on <= on_day, true) and coalesce(f.to_on >= on_day, true)
        and coalesce(access_role() in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false)
    group by grouping sets ((t.iso_code), ())
    having count(*) > 0
$$;
