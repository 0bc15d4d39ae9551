-- Answers a hash of the words and how many letters and digits they have; null where there are none.
-- Case, punctuation and spacing make no difference, so the same words have the same hash.
-- Called by: visits_values_for_signs.
create function visits_text_key(said text) returns jsonb
language sql immutable
set search_path = pg_catalog, public, pg_temp
as $$
    select case when plain <> '' then
            jsonb_build_object('key', encode(sha256(convert_to(plain, 'UTF8')), 'hex'),
                               'letters', length(replace(plain, ' ', '')))
        end
    from (select btrim(lower(regexp_replace(said, '[^[:alnum:]]+', ' ', 'g'))) as plain) p
$$;
