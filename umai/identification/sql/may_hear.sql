-- Answers whether this reply answers a signal that the speaker wrote, so that the speaker may record
-- having read it.
-- Called by: policies.
create function identification_may_hear(reply uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from identification_own_replies() o where o.id = reply)
$$;
