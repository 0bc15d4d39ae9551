-- Writes one entry and links it to its record's chain, under the row lock of the chain's head. Who
-- speaks comes from the session's token and the time from the database's clock, so nobody writes in
-- another's name. Acts and looks are two chains, so that a look on a second connection never waits for
-- an act of the same request. The entry of an act holds the root over the rows that its transaction
-- inserted since the entry before.
-- Called by: trail_prove_rest, identification_add, identification_receive, identification_take_reporter, identification_unseal, intake_unassign, rehearsal/load.py, umai/trail/entries.py.
create function trail_write(
    token text, p_act text, p_outcome text, p_kind text, p_record uuid, p_child uuid, p_district int, p_municipality int, p_shown uuid[], p_request uuid
) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    e trail_entry;
    who record;
    before trail_head;
    open uuid := case when p_outcome = 'done' then nullif(current_setting('umai.entry', true), '') end;
begin
    select * into who from access_speaker(token);
    e.id := coalesce(open, gen_random_uuid());
    e.root := trail_row_root(open);
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
    if open is not null then perform set_config('umai.entry', '', true); end if;
    return e.id;
end $$;
