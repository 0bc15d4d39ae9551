-- Answers the columns that an extract may have, in their order, and whether an outsider may know this of a child whom
-- they look for. What is not known is sensitive: no group of what is known has one value of it alone.
-- Called by: statistics_check_extract, statistics_extract_tells.
create function statistics_extract_columns() returns table(place int, name text, known boolean)
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    values (1, 'oblast', true), (2, 'age', true), (3, 'sex', true), (4, 'parents_away', false), (5, 'away_where', false),
        (6, 'away_for', false), (7, 'carer', false), (8, 'paper', false), (9, 'labour_migrants', false),
        (10, 'without_parental_care', false), (11, 'no_lawful_carer', false), (12, 'step', false)
$$;
