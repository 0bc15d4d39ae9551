-- Writes questions about visits and answers how many are new; a visit is asked about once for each sign.
-- Child, case and worker are those of the visit. A correction of the visit is not asked about again.
-- Called by: umai/visits/plausibility/jobs.py.
create function visits_ask(asked jsonb, due_on date) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into visits_visitquestion (id, child_id, case_id, visit_id, line, worker_id, sign, evidence, due_on,
            source, recorded_at)
        select gen_random_uuid(), v.child_id, v.case_id, v.id, v.line, v.worker_id, a.sign, a.evidence, due_on,
            'batch', clock_timestamp()
        from jsonb_to_recordset(asked) as a (visit uuid, sign text, evidence jsonb)
        join visits_visit v on v.id = a.visit
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
