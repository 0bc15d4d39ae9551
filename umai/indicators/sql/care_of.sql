-- Answers with whom one child, who has these records, lives on a day, and on which paper: what was written last. One row,
-- or none.
-- Called by: indicators_rows_in_category, indicators_rows_left_care.
create function indicators_care_of(records uuid[], on_day date, known_at timestamptz) returns table(carer text, paper text)
language sql stable
as $$
    select (select h.carer from indicators_carer(x.child_id, x.carer_id, x.institution, x.is_kin, known_at) h), x.paper
    from register_carearrangement x where x.child_id = any (records)
        and (x.holds_from is null or x.holds_from <= on_day) and (x.holds_to is null or x.holds_to >= on_day)
        and case when known_at is null then x.current else x.recorded_at <= known_at and x.why <> 'struck'
            and not exists (select from register_carearrangement r where r.replaces_id = x.id and r.recorded_at <= known_at) end
    order by x.recorded_at desc, x.id limit 1
$$;
