-- Writes questions about visits and answers how many are new; a visit is asked about once for each sign.
-- Child, case and worker are those of the visit. A correction of the visit is not asked about again.
-- Called by: umai/visits/plausibility/jobs.py.
create function visits_ask(asked jsonb, answer_by date) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into visits_question (id, child_id, case_id, visit_id, line, worker_id, sign, evidence, answer_by,
            source, recorded_at)
        select gen_random_uuid(), v.child_id, v.case_id, v.id, v.line, v.worker_id, a.sign, a.evidence, answer_by,
            'batch', clock_timestamp()
        from jsonb_to_recordset(asked) as a (visit uuid, sign text, evidence jsonb)
        join visits_visit v on v.id = a.visit
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
