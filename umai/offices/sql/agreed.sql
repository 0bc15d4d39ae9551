-- Answers whether this request stands: another person agreed, or it was asked when one was enough.
-- Called by: offices_code_by_two, offices_post_by_two.
create function offices_agreed(asked uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select from offices_staffrequest r where r.id = asked and r.alone)
        or exists (select from offices_staffanswer a where a.request_id = asked and a.agreed);
end $$;
