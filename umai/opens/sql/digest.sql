-- Hashes what a child was asked for by; `about` is a JSON object, which has one text for one content.
-- Called by: opens_ask, opens_open.
create function opens_digest(salt uuid, about jsonb) returns bytea
language sql immutable parallel safe
as $$
    select sha256(convert_to(salt::text || about::text, 'UTF8'))
$$;
