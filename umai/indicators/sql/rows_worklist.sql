-- Answers the open cases as they stand now, for boards: what is owed, since when, and who answers. It knows no other
-- day than `until`, which is today.
-- Called by: nobody in the program.
create function indicators_rows_worklist(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    owes text, assigned text, named text, risk text, days int)
language sql stable
as $$
    select w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, w.case_id, w.due_on,
        case when w.owed = '' then 'nothing' when w.due_on < until then 'overdue' else 'later' end,
        case when w.worker_id is null then 'no' else 'yes' end,
        case when w.child_id in (select unnest(register_nameless())) then 'no' else 'yes' end, w.risk, null::int
    from intake_worklistrow w
$$;
