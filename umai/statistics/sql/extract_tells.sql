-- Answers the first sensitive column that an extract of these groups tells of a child of whom only known columns are
-- known: all rows of such a group have one value of it. That it is not known, or "all", tells nothing. Null: none.
-- Called by: statistics_make_extract.
create function statistics_extract_tells(groups jsonb, named text[]) returns text
language sql immutable
set search_path = pg_catalog, public, pg_temp
as $$
    select c.name
    from statistics_extract_columns() c
    where not c.known and c.name = any (named) and exists (
        select from (
            select array(select g -> 'values' ->> (array_position(named, k.name) - 1)
                    from statistics_extract_columns() k where k.known and k.name = any (named) order by k.place) as known,
                g -> 'values' ->> (array_position(named, c.name) - 1) as value
            from jsonb_array_elements(groups) g) r
        group by r.known
        having count(distinct r.value) = 1 and min(r.value) not in ('all', 'unknown'))
    order by c.place limit 1
$$;
