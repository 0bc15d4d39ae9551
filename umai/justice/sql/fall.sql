-- Ends, with the answer that an incident did not happen, the signals by which other offices were told of children
-- near its suspect and on which nobody acted yet: not screened, gathered, taken into a case or ended. `findings` is the
-- sentence that these offices read. Answers how many fell. Refuses an answer that the speaker did not write or that
-- does not stand. Security definer: the signals are of other offices.
-- Called by: umai/justice/unfounded/kinds.py.
create function justice_fall(answer uuid, findings text) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    a justice_unfoundedanswer;
    n int;
begin
    select * into a from justice_unfoundedanswer w
        where w.id = answer and w.current and w.agreed and w.recorded_by_id = access_worker();
    if a.id is null then
        raise insufficient_privilege using message = 'the speaker did not answer so';
    end if;
    insert into identification_signalending (id, signal_id, how, body, findings, source, district_id, municipality_id)
        select gen_random_uuid(), s.id, 'unfounded', '', justice_fall.findings, 'form', s.district_id, s.municipality_id
        from justice_householdsignal t join identification_signal s on s.id = t.signal_id
        where t.incident_id = a.incident_id and t.current and justice_falls(s.id);
    get diagnostics n = row_count;
    return n;
end $$;
