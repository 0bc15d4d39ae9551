-- Answers the id of the entry that will hold the root over the rows that this transaction inserts now,
-- and chooses it when there is none yet. It stands in a setting that ends with the transaction, and goes
-- back with a savepoint. trail_write takes the id; a later row of the same transaction gets another one.
-- Refuses the id of an entry that is written, which only somebody who sets it by hand can have chosen.
-- Called by: trail_proven_…, trail_erase_rows, umai/trail/rows/shapes.py.
create function trail_open_entry() returns uuid
language plpgsql
set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
declare entry uuid := nullif(current_setting('umai.entry', true), '');
begin
    if entry is null then
        entry := gen_random_uuid();
        perform set_config('umai.entry', entry::text, true);
    elsif exists (select from trail_entry e where e.id = entry) then
        raise exception 'this entry is written: no row can be added to it';
    end if;
    return entry;
end $$;
