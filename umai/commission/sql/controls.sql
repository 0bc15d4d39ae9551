-- Answers whether the speaker controls the Commission of this district: the head of its administration, the
-- oblast supervisor of the own oblast, and a supervisor of the Ministry.
-- Called by: commission_district_late, commission_district_sessions, commission_district_waiting.
create function commission_controls(district int) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select 1 from access_reach() r where r.role = 'ministry_supervisor'
        or r.role = 'head_of_administration' and district = any (access_deciding_districts())
        or r.role = 'oblast_supervisor' and district = any (r.districts))
$$;
