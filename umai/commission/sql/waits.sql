-- Answers whether the case of a request to the speaker's Commission is still open; its case itself the
-- Commission does not see.
-- Called by: umai/commission/proposing/waiting.py.
create function commission_waits(request uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select 1 from commission_hearingrequest r where r.id = request
        and r.commission_id = commission_office()
        and not exists (select 1 from intake_closure c where c.case_id = r.case_id));
end $$;
