-- Answers whether the speaker may see this evidence today: within reach, behind no wall, not sealed to them,
-- and not struck out. Security definer, so that it answers the same before a look is on the trail.
-- Called by: justice_opening_by_two, justice_original_open, justice_originals_asked.
create function justice_reads_evidence(original uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from justice_evidence e
        where e.line = original and e.current and e.child_id <> all (access_walled())
            and (e.district_id = any (access_districts()) or e.municipality_id = any (access_municipalities())
                or e.child_id = any (access_granted()))
            and (not e.sealed or e.child_id = any (access_unsealed())
                or access_role() = 'head' and e.district_id = any (access_districts())))
$$;
