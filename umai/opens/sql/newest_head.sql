-- Answers of how many entries the newest signed head of the trail is, when it was signed, and how many entries
-- wait for a place in the tree; to the auditor alone. Security definer: heads are closed to the web role.
-- Called by: umai/opens/audit/reading.py.
create function opens_newest_head(out size bigint, out signed_at timestamptz, out waiting bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() is distinct from 'auditor' then
        raise insufficient_privilege using message = 'only the auditor reads this';
    end if;
    select c.size, c.signed_at into size, signed_at from trail_checkpoint c order by c.size desc limit 1;
    select count(*) into waiting from trail_unsequencedentry;
end $$;
