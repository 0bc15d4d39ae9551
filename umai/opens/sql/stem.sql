-- Answers a surname without what sex and language add to it: Асанова, Асанов and Асан уулу are one family.
-- Called by: opens_near.
create function opens_stem(surname text) returns text
language sql immutable parallel safe
as $$
    select regexp_replace(regexp_replace(
        translate(lower(trim(surname)), 'ёңөү', 'еноу'),
        '\s+(уулу|кызы)$', ''), '(ова|ева|ина|ов|ев|ин)$', '')
$$;
