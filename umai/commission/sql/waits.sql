-- Answers whether the case of a request to the speaker's Commission, or of a decision of it, is still open, and
-- its file in the district; the case itself the Commission does not see.
-- Called by: umai/commission/proposing/waiting.py.
create function commission_waits(matter uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select 1 from (
            select r.id, r.commission_id, r.case_id, r.district_id from commission_hearingrequest r where r.id = matter
            union all
            select d.id, d.commission_id, d.case_id, d.district_id from commission_decision d where d.id = matter
        ) one where one.commission_id = commission_office()
            and one.district_id = (select o.place_id from staff_office o where o.id = one.commission_id)
            and not exists (select 1 from intake_closure c where c.case_id = one.case_id));
end $$;
