-- Answers what the law calls children on the day `until`: a row for each child and category, with how the parents are
-- away, who cares on which paper, and school. Categories are those that were derived by the instant. What is told apart
-- by facts of the family stands in queries of their own, so that only those are run that somebody asks for.
-- Called by: statistics_extract_rows.
create function indicators_rows_in_category(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    category text, sex text, age text, abroad text, parents_away text, away_where text, country text, away_for text, school text,
    carer text, arrangement text, days int)
language sql stable
as $$
    select f.id, f.child_id,
        case when known_at is null then f.district_id
            else (select h.district_id from indicators_district_then(f.child_id, f.district_id, known_at) h) end,
        f.municipality_id, null::uuid, null::uuid, until, f.code, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, until),
        case when 'away_abroad' = any (f.reasons) then 'yes' else 'no' end,
        (select case w.parents when 0 then 'none' when 1 then 'one' else 'both' end
            from indicators_away(f.records, until, known_at) w),
        (select case when w.parents = 0 then 'none' when w.abroad and w.within then 'both' when w.abroad then 'external'
            else 'internal' end from indicators_away(f.records, until, known_at) w),
        (select case when not w.abroad then 'none' when w.country = '' then 'unknown' else w.country end
            from indicators_away(f.records, until, known_at) w),
        (select case when w.parents = 0 then 'none' when w.since is null then 'unknown'
                when w.since > until - interval '6 months' then 'under_6_months'
                when w.since > until - interval '1 year' then '6_to_12_months'
                when w.since > until - interval '3 years' then '1_to_3_years' else 'over_3_years' end
            from indicators_away(f.records, until, known_at) w),
        coalesce((select x.attendance from register_schooling x where x.child_id = any (f.records)
            and (x.holds_from is null or x.holds_from <= until) and (x.holds_to is null or x.holds_to >= until)
            and case when known_at is null then x.current else x.recorded_at <= known_at and x.why <> 'struck'
                and not exists (select from register_schooling r where r.replaces_id = x.id and r.recorded_at <= known_at) end
            order by x.recorded_at desc, x.id limit 1), 'unknown'),
        coalesce((select c.carer from indicators_care_of(f.records, until, known_at) c), 'unknown'),
        coalesce((select c.paper from indicators_care_of(f.records, until, known_at) c), 'unknown'), null::int
    from situations_legalfinding f
    join situations_derivation d on d.id = f.derived_by_id
    left join situations_derivation e on e.id = f.ended_by_id
    left join indicators_people(known_at) p on p.child_id = f.child_id
    where f.standing = 'holds' and (f.from_on is null or f.from_on <= until) and (f.to_on is null or f.to_on >= until)
        and case when known_at is null then f.ended_by_id is null else coalesce(d.ended_at, d.begun_at) <= known_at
            and (e.id is null or coalesce(e.ended_at, e.begun_at) > known_at) end
$$;
