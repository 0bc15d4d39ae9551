-- Makes the planner's statistics of linkage_listrow, which knows nothing of rows that were copied just now.
-- ANALYZE keeps its lock until the transaction ends, so this must be the last statement of taking a list
-- in. Security definer, because only the owner of a table may analyze it.
-- Called by: bench/importing.py, umai/linkage/lists/ingest.py.
create function linkage_analyze() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    analyze linkage_listrow;
end $$;
