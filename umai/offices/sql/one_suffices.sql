-- Answers whether one administrator is enough for what needs two: there is no second one in post today, and
-- the first one has been in post for at most 14 days.
-- Called by: offices_stamp_request.
create function offices_one_suffices() returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return offices_administrators() <= 1 and coalesce((select min(t.from_on) > access_today() - 14
        from staff_term t where t.role = 'administrator'), false);
end $$;
