-- Answers whether a second person released this candidate. Security definer: who sees a candidate is asked by this.
-- Called by: policies.
create function statistics_edition_released(candidate uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from statistics_editionanswer a where a.candidate_id = candidate and a.released)
$$;
