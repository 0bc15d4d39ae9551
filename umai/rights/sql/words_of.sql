-- Answers the words of a text in small letters, the Kyrgyz letters as Russian writes them: a name counts in both.
-- Called by: rights_names_others.
create function rights_words_of(said text) returns setof text
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select word from regexp_split_to_table(translate(lower(said), 'ңөүё', 'ноуе'), '[^[:alpha:]]+') word where word <> ''
$$;
