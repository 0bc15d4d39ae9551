-- Writes one entry and links it to its record's chain, under the row lock of the chain's head. Who
-- speaks comes from the claim of this transaction and the time from the database's clock, so nobody writes
-- in another's name. The web role writes only acts and the role of the second connection only looks and
-- refusals, both only while somebody speaks; a refusal may be of somebody who does not, as at a wrong
-- password. Acts and looks are two chains, so that a look on the second connection never waits for an act
-- of the same request.
-- Called by: identification_add, identification_receive, identification_take_reporter, identification_unseal, intake_unassign, rehearsal/load.py, umai/trail/entries.py.
create function trail_write(
    p_act text, p_outcome text, p_kind text, p_record uuid, p_child uuid, p_district int, p_municipality int, p_shown uuid[], p_request uuid
) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    e trail_entry;
    who record;
    before trail_head;
begin
    select * into who from access_speaking();
    if session_user = 'umai_web' and (p_outcome <> 'done' or who.worker_id is null)
        or session_user = 'umai_trail' and (p_outcome = 'done' or p_outcome = 'looked' and who.worker_id is null)
    then
        raise insufficient_privilege using message = 'this role does not write this entry';
    end if;
    e.id := gen_random_uuid();
    e.worker_id := who.worker_id;
    e.office_id := who.office_id;
    e.role := coalesce(who.role, '');
    e.act := p_act; e.outcome := p_outcome; e.kind := p_kind; e.record_id := p_record;
    e.child_id := p_child; e.district_id := p_district; e.municipality_id := p_municipality;
    e.shown := p_shown; e.request_id := p_request;
    e.lane := case when p_outcome = 'done' then 'acts' else 'looks' end;
    insert into trail_head (record_id, lane, seq, hash) values (e.record_id, e.lane, 0, '')
        on conflict (record_id, lane) do update set seq = trail_head.seq
        returning * into before;
    e.seq := before.seq + 1;
    e.prev := before.hash;
    e.at := clock_timestamp();
    e.hash := sha256(e.prev || convert_to(trail_text(e), 'UTF8'));
    insert into trail_entry values (e.*);
    update trail_head set seq = e.seq, hash = e.hash where record_id = e.record_id and lane = e.lane;
    insert into trail_unsequencedentry (entry_id) values (e.id);
    return e.id;
end $$;
