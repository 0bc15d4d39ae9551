-- Answers the children on the register on a day, as was known at its end: a row for each, of the columns that an
-- extract may have and of nothing else. What each column says is defined by the rows of indicators. A child of whom no
-- category is derived has no known absence. Of several arrangements or cases the newest counts.
-- Called by: statistics_make_extract.
create function statistics_extract_rows(on_day date)
returns table(oblast text, age text, sex text, parents_away text, away_where text, away_for text, carer text, paper text,
    labour_migrants text, without_parental_care text, no_lawful_carer text, step text)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    with known (at) as (select (on_day + 1)::timestamp at time zone 'Asia/Bishkek' - interval '1 microsecond'),
    family as materialized (
        select f.child_id, min(f.parents_away) as parents_away, min(f.away_where) as away_where, min(f.away_for) as away_for,
            array_agg(f.category) as categories
        from known, indicators_rows_in_category(on_day, on_day, known.at) f group by f.child_id),
    care as materialized (
        select distinct on (a.child_id) a.child_id, a.carer, a.paper
        from known, indicators_rows_care(on_day, on_day, known.at) a order by a.child_id, a.day desc nulls last, a.id),
    cases as materialized (
        select distinct on (c.child_id) c.child_id, c.step
        from known, indicators_rows_cases('-infinity', on_day, known.at) c order by c.child_id, c.day desc, c.id)
    select coalesce(nullif(t.iso_code, ''), 'unknown'), r.age, r.sex, coalesce(f.parents_away, 'unknown'),
        coalesce(f.away_where, 'unknown'), coalesce(f.away_for, 'unknown'), coalesce(a.carer, 'unknown'),
        coalesce(a.paper, 'unknown'), case when 'labour_migrants' = any (f.categories) then 'yes' else 'no' end,
        case when 'without_parental_care' = any (f.categories) then 'yes' else 'no' end,
        case when 'no_lawful_carer' = any (f.categories) then 'yes' else 'no' end, coalesce(c.step, 'none')
    from known cross join statistics_extract_limits() may
    cross join lateral indicators_rows_registered(on_day, on_day, known.at, may.child_until) r
    left join places_place d on d.id = r.district_id
    left join places_place t on t.id = coalesce(d.above[2], d.id)
    left join family f on f.child_id = r.child_id
    left join care a on a.child_id = r.child_id
    left join cases c on c.child_id = r.child_id
$$;
