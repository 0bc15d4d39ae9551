-- Answers the arrangements of care that hold on the day `until`: with whom the child lives, on which paper, and whether
-- that paper was valid on this day. A parent needs none.
-- Called by: indicators_rows_formal_care, statistics_extract_rows.
create function indicators_rows_care(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    carer text, arrangement text, paper text, days int)
language sql stable
as $$
    select a.id, a.child_id,
        case when known_at is null then a.district_id
            else (select h.district_id from indicators_district_then(a.child_id, a.district_id, known_at) h) end,
        a.municipality_id, null::uuid,
        null::uuid, a.holds_from,
        (select h.carer from indicators_carer(a.child_id, a.carer_id, a.institution, a.is_kin, known_at) h), a.paper,
        case when exists (
                select from register_kinship k where k.child_id = a.child_id and k.adult_id = a.carer_id
                    and k.relation in ('mother', 'father')
                    and case when known_at is null then k.current else k.recorded_at <= known_at and k.why <> 'struck'
                        and not exists (select from register_kinship r where r.replaces_id = k.id and r.recorded_at <= known_at) end)
            then 'parent'
            when a.paper = 'none' then 'none' when a.paper_to < until then 'ran_out' else 'valid' end, null::int
    from register_carearrangement a
    where (a.holds_from is null or a.holds_from <= until) and (a.holds_to is null or a.holds_to >= until)
        and case when known_at is null then a.current else a.recorded_at <= known_at and a.why <> 'struck'
            and not exists (select from register_carearrangement r where r.replaces_id = a.id and r.recorded_at <= known_at) end
$$;
