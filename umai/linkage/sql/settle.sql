-- Keeps what a row is resolved to in line with what readers say. The same: an unresolved row is resolved
-- to the child; not the same: a resolution to it is struck; undecided or taken back: the rule's
-- resolution holds again. Unchanged rows of later editions follow unless read anew. An advisory lock
-- holds the row over all editions. Never joins two children or two rows.
-- Called by: trigger settle.
create function linkage_settle() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    p linkage_recordpair; a record; said text; standing linkage_resolution; ruled linkage_resolution;
    found boolean; later uuid;
begin
    select * into p from linkage_recordpair where id = new.pair_id;
    if p.row_id is null or p.child_id is null then return null; end if;
    -- The row, in whichever edition, is what answers contend for, also those about two pairs of it.
    perform pg_advisory_xact_lock(hashtextextended((select whose::text from linkage_listrow where id = p.row_id), 34));
    select * into a from linkage_answers(p.id);
    said := linkage_outcome(a.a1, a.a2, a.a3, a.twice);
    select * into standing from linkage_resolution where row_id = p.row_id and current;
    if said = 'same' then
        if standing.id is null then perform linkage_resolve(p, ''); end if;
    elsif said = 'not' then
        if standing.child_id = p.child_id then perform linkage_unresolve(standing); end if;
    else
        if standing.pair = p.id and standing.rule = '' then
            perform linkage_unresolve(standing);
            standing := null;
        end if;
        if standing.id is null then  -- what the rule had decided holds again
            select * into ruled from linkage_resolution
                where row_id = p.row_id and pair = p.id and rule <> '' and why <> 'struck' limit 1;
            if ruled.id is not null then perform linkage_resolve(p, ruled.rule); end if;
        end if;
    end if;
    -- Read again after a newer edition had come: what was carried to the same row of it follows.
    found := exists (select from linkage_resolution s
        where s.row_id = p.row_id and s.current and s.child_id = p.child_id);
    for later in select l.id from linkage_listrow r join linkage_listrow l on l.id = any (linkage_same_rows(r.id))
            where r.id = p.row_id and l.recorded_at > r.recorded_at and not exists (
                select from linkage_recordpair n join linkage_pairjudgement j on j.pair_id = n.id and j.current
                where n.row_id = l.id and n.child_id = p.child_id) loop
        select * into standing from linkage_resolution where row_id = later and current;
        if found and standing.id is null then
            p.row_id := later;
            perform linkage_resolve(p, 'as before');
        elsif not found and standing.child_id = p.child_id and standing.rule = 'as before' then
            perform linkage_unresolve(standing);
        end if;
    end loop;
    return null;
end $$;

create trigger settle after insert on linkage_pairjudgement for each row execute function linkage_settle();
