-- Answers what holds the file of this child, as rights_held names it, for whoever reaches the file; null for
-- everybody else, so that nobody learns by it whether a protection runs.
-- Called by: umai/rights/erasure/reading.py.
create function rights_why_held(child uuid) returns text
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return case when rights_within(child) then rights_held(register_one_with(array[child])) end;
end $$;
