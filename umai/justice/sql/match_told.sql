-- Says that a signal by which an office was told (`told`, a row of justice_householdsignal) is about the child near
-- the suspect from whom its id was made. Whoever told it does not learn which child it is. Refuses a row that the
-- speaker did not write, and one of an incident that the speaker may not read. Security definer: the file of the
-- child is beyond the speaker's reach.
-- Called by: umai/justice/households/telling.py.
create function justice_match_told(told uuid, born_after date) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare t justice_householdsignal;
begin
    select * into t from justice_householdsignal h where h.id = told and h.current and h.recorded_by_id = access_worker();
    if t.id is null then
        raise insufficient_privilege using message = 'the speaker told nobody of this';
    end if;
    insert into identification_signalmatch (id, child_id, signal_id, source, why, current, recorded_at)
        select gen_random_uuid(), n.child, t.signal_id, 'form', 'change', true, now()
        from justice_near(justice_readable(t.incident_id), born_after) n
        where justice_signal_of(n.incident, n.person) = t.signal_id
            and not exists (select from identification_signalmatch m where m.signal_id = t.signal_id and m.current)
        order by n.child limit 1;
end $$;
