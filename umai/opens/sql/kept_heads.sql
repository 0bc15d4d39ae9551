-- Answers the places that keep signed heads outside this database, when each had the newest and of how many
-- entries it is; to the auditor alone. Security definer: the places are closed to the web role.
-- Called by: umai/opens/audit/reading.py.
create function opens_kept_heads() returns TABLE(place text, held_at timestamptz, size bigint, failed_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() is distinct from 'auditor' then
        raise insufficient_privilege using message = 'only the auditor reads this';
    end if;
    return query select k.place::text, k.held_at, k.size, k.failed_at from trail_keptplace k order by k.place;
end $$;
