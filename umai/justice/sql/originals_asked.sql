-- Answers the requests for originals that wait for the speaker as the second person, the oldest first: for the
-- head and the oblast supervisor, of evidence that they may see, asked by another person. Security definer: it
-- is asked for the first page, before a look at any file; it answers ids alone.
-- Called by: umai/casefile/second_person.py, umai/justice/evidence/reading.py.
create function justice_originals_asked() returns table (opening uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() is null or access_role() not in ('head', 'oblast_supervisor') then return; end if;
    return query
        select o.id from justice_evidenceopening o
        where o.current and not exists (select from justice_evidenceopeninganswer a where a.opening_id = o.id)
            and access_is_another(o.recorded_by_id, access_worker()) and justice_reads_evidence(o.evidence_id)
        order by o.recorded_at;
end $$;
