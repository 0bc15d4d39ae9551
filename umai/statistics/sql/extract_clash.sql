-- Answers whether an extract of this day and these columns could be subtracted from one that was made, whoever asked for
-- it: of one day, two of other columns; of two days, one whose columns are a part of the other's. The same columns of
-- another day are a series. Days are ends of quarters, so two days are a quarter apart. Security definer: nobody reads
-- what others had made.
-- Called by: statistics_check_extract, statistics_make_extract.
create function statistics_extract_clash(on_day date, named text[]) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from statistics_mademicrodata m
        where m.named <> $2 and (m.as_of = on_day or m.named <@ $2 or m.named @> $2))
$$;
