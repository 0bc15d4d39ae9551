-- Answers the editions that were matched after this instant, have pairs, and were not drawn from yet.
-- Called by: umai/linkage/review/sampling.py.
create function linkage_undrawn(matched_after timestamptz) returns SETOF uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select m.edition_id from linkage_matchrun m where m.recorded_at > matched_after and exists (
            select from linkage_listrow r join linkage_recordpair p on p.row_id = r.id where r.edition_id = m.edition_id)
        and not exists (select from linkage_drawnpair d where d.edition_id = m.edition_id)
$$;
