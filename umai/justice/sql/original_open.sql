-- Answers whether this original is open to the speaker now: who asked for it, after another person agreed,
-- until the instant that was set. Security definer: it is asked by the policy of the keys.
-- Called by: justice_taken_out_open, policies, umai/justice/evidence/opening.py, umai/review/two_persons.py.
create function justice_original_open(original uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from justice_evidenceopeninganswer a
        join justice_evidenceopening o on o.id = a.opening_id and o.current
        where o.evidence_id = original and a.current and a.agreed and a.open_until > now()
            and o.recorded_by_id = access_worker()) and justice_reads_evidence(original)
$$;
