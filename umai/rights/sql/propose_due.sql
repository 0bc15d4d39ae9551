-- Proposes for erasure each file whose term is over: every case of it was closed before one day, and the child
-- was born before another. Nothing is proposed that something holds, that waits for an answer, that was refused
-- on or after a day, or that never had a case. Answers how many. The days are the law's, counted by the caller.
-- Called by: umai/rights/erasure/jobs.py.
create function rights_propose_due(closed_before date, born_before date, refused_before date, most int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made int;
begin
    with closed as materialized (
        select o.child_id from intake_closure o group by o.child_id having max(o.closed_on) < closed_before),
    due as materialized (
        select c.child_id, register_one_with(array[c.child_id]) as files from closed c
        where exists (select from register_identity i
            where i.child_id = c.child_id and i.current and i.birth_date < born_before))
    insert into rights_erasureproposal
        (id, child_id, district_id, municipality_id, source, ground, words, term_ended_on)
        select gen_random_uuid(), d.child_id, c.district_id, c.municipality_id, 'batch', 'term', '', access_today()
        from due d join register_child c on c.id = d.child_id
        where not exists (select from intake_closure o where o.child_id = any (d.files) and o.closed_on >= closed_before)
            and not exists (select from rights_erasureproposal p where p.child_id = any (d.files)
                and not exists (select from rights_erasurerefusal r
                    where r.proposal_id = p.id and r.recorded_at < refused_before))
            and rights_held(d.files) = ''
        limit most;
    get diagnostics made = row_count;
    return made;
end $$;
