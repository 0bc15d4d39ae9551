-- Writes one entry and links it to its record's chain, under the row lock of the chain's head. Who
-- speaks comes from the claim of this transaction and the time from the database's clock, so nobody writes
-- in another's name. The web role writes only acts and the role of the second connection only looks and
-- refusals, both only while somebody speaks; a refusal may be of somebody who does not, as at a wrong
-- password. Acts and looks are two chains, so that a look on the second connection never waits for an act
-- of the same request. The entry of an act holds the root over the rows that its transaction inserted since
-- the entry before. A look names every child whose file it opens, with the records that are one child with
-- it by merges: row security shows the contents of a file only after such an entry (access_looked).
-- Time never runs backward on the trail, and no work waits for a clock: an entry is later than the one
-- before it, and where the clock stands more than a second behind the chain or the newest signed head,
-- the entry goes on from there and says in `clock_at` what the clock said, which is a finding.
-- Called by: 9 functions, bench/repeated.py, rehearsal/load.py, umai/trail/entries.py.
create function trail_write(
    p_act text, p_outcome text, p_kind text, p_record uuid, p_child uuid, p_district int, p_municipality int, p_shown uuid[], p_request uuid, p_children uuid[] default null
) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    e trail_entry;
    who record;
    before trail_head;
    clock timestamptz;
    reached timestamptz;
    open uuid := case when p_outcome = 'done' then nullif(current_setting('umai.entry', true), '') end;
begin
    if array_ndims(p_shown) > 1 or array_position(p_shown, null) is not null
        or array_ndims(p_children) > 1 or array_position(p_children, null) is not null then
        raise exception 'the rows that a list showed are one list of ids' using errcode = 'check_violation';
    end if;
    select * into who from access_speaking();
    if session_user = 'umai_web' and (p_outcome <> 'done' or who.worker_id is null)
        or session_user = 'umai_trail' and (p_outcome = 'done' or p_outcome = 'looked' and who.worker_id is null)
    then
        raise insufficient_privilege using message = 'this role does not write this entry';
    end if;
    e.id := coalesce(open, gen_random_uuid());
    e.root := trail_row_root(open);
    e.worker_id := who.worker_id;
    e.office_id := who.office_id;
    e.role := coalesce(who.role, '');
    e.act := p_act; e.outcome := p_outcome; e.kind := p_kind; e.record_id := p_record;
    e.child_id := p_child; e.district_id := p_district; e.municipality_id := p_municipality;
    e.shown := p_shown; e.request_id := p_request;
    if p_outcome = 'looked' then
        e.children := register_one_with(array_remove(p_child || p_children, null));
    end if;
    e.lane := case when p_outcome = 'done' then 'acts' else 'looks' end;
    insert into trail_head (record_id, lane, seq, hash, at) values (e.record_id, e.lane, 0, '', '-infinity')
        on conflict (record_id, lane) do update set seq = trail_head.seq
        returning * into before;
    e.seq := before.seq + 1;
    e.prev := before.hash;
    clock := clock_timestamp();
    e.at := greatest(clock, before.at + interval '1 microsecond');
    reached := greatest(before.at, (select signed_at from trail_checkpoint order by size desc limit 1));
    if clock < reached - interval '1 second' then
        e.at := reached + interval '1 microsecond';
        e.clock_at := clock;
    end if;
    e.hash := sha256(convert_to(trail_text(e), 'UTF8'));
    insert into trail_entry values (e.*);
    update trail_head set seq = e.seq, hash = e.hash, at = e.at where record_id = e.record_id and lane = e.lane;
    insert into trail_unsequencedentry (entry_id) values (e.id);
    if open is not null then perform set_config('umai.entry', '', true); end if;
    return e.id;
end $$;
