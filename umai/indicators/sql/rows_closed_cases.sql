-- Answers the cases that were closed in these days, and why.
-- Called by: nobody in the program.
create function indicators_rows_closed_cases(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    reason text, days int)
language sql stable
as $$
    select e.id, e.child_id,
        case when known_at is null then e.district_id
            else (select h.district_id from indicators_district_then(e.child_id, e.district_id, known_at) h) end,
        e.municipality_id, null::uuid, e.case_id,
        e.closed_on, p.reason, null::int
    from intake_closure e join intake_closingproposal p on p.id = e.proposal_id
    where e.closed_on between since and until and (known_at is null or e.recorded_at <= known_at)
$$;
