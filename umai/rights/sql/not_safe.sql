-- Answers why the paper of this request may not be handed over, as rights_may_not_have names it, for whoever
-- reaches the file; null for everybody else, so that nobody learns by it who is feared.
-- Called by: umai/rights/extract/views.py.
create function rights_not_safe(asked uuid) returns text
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return case when rights_within((select r.child_id from rights_extractrequest r where r.id = asked))
        then rights_may_not_have(asked) end;
end $$;
