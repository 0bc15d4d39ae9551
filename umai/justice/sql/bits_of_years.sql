-- Answers what the years of birth of two suspects of one name say, in bits: four where they are within a year of
-- each other, nothing where one is not known or they are a little apart, as years are told about; null where
-- they are so far apart that it is another person.
-- Called by: justice_ties.
create function justice_bits_of_years(one int, other int) returns int
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select case when one is null or other is null then 0 when abs(one - other) <= 1 then 4
        when abs(one - other) <= 5 then 0 end
$$;
