-- Answers the plans that wait now for the agreement of the Commission or for the approval of the local administration,
-- for boards, and whether the last day for it was before `until`, which is today.
-- Called by: nobody in the program.
create function indicators_rows_waiting_plans(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    waits_for text, late text, days int)
language sql stable
as $$
    select d.of, d.child_id, d.district_id, d.municipality_id, d.worker_id, d.case_id, d.due_on, d.owed,
        case when d.due_on < until then 'yes' else 'no' end, null::int
    from intake_due d where d.owed in ('agreement', 'approval')
$$;
