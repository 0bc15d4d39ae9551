-- Answers whether a plan edition was submitted.
-- Security definer: row-level security of editions and steps depends on it, and must not ask itself.
-- Called by: policies.
create function planning_submitted(edition uuid) returns boolean
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select 1 from planning_planstep s where s.edition_id = edition and s.kind = 'submitted');
end $$;
