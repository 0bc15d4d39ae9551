-- Answers whether nothing keeps an adult, under whichever record of a child that is one with another, from taking
-- care of a child today. No role may run it.
-- Called by: justice_carer_losses.
create function justice_can_care(adult uuid, day date) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select not exists (select from justice_cannot_care(justice_same_adult(adult), day))
$$;
