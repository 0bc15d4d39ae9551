-- Writes an entry for rows that no act's entry proves, when the transaction ends: rows of jobs, of the
-- public's reports, of loads by the owner, and rows that a trigger wrote after the act's entry. The entry
-- is about the first of these rows. Refuses the end of the transaction when the proofs belong to no open
-- entry, which cannot come about by itself.
-- Called by: trigger prove_rest.
create function trail_prove_rest() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
begin
    if exists (select from trail_entry e where e.id = new.entry_id) then return null; end if;
    if new.entry_id::text is distinct from current_setting('umai.entry', true) then
        raise exception 'these rows are proven by no entry';
    end if;
    perform trail_write('trail.rows', 'done', s.table_name, p.ids[1], null, null, null, null,
        null)
        from trail_rowproof p join trail_rowshape s on s.digest = p.shape
        where p.entry_id = new.entry_id order by p.id limit 1;
    return null;
end $$;

create constraint trigger prove_rest after insert on trail_rowproof deferrable initially deferred
    for each row execute function trail_prove_rest();
