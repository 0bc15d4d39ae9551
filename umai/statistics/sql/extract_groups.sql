-- Answers the groups of an extract: of each combination of values so many rows, in fives, at least `at_least` of them.
-- What is rarer has its age said as "all"; what is rarer even so, also how long a parent is away; what is still rarer is
-- left out. Up to four rows of a group are left out beside that, so that no number between two extracts is the change
-- of one child; `children` is how many there are, for the owner. Knows no child: it is given combinations,
-- `[{"values": [...], "n": 3}, ...]`, and their columns in order.
-- Called by: statistics_make_extract.
create function statistics_extract_groups(cells jsonb, named text[], at_least int)
returns table(categories text[], n bigint, children bigint)
language sql immutable
set search_path = pg_catalog, public, pg_temp
as $$
    with whole as (
        select array(select jsonb_array_elements_text(c -> 'values')) as v, sum((c ->> 'n')::bigint)::bigint as n
        from jsonb_array_elements(cells) c group by 1),
    without_age as (
        select statistics_extract_hidden(w.v, array_position(named, 'age')) as v, sum(w.n)::bigint as n
        from whole w where w.n / 5 * 5 < at_least group by 1),
    without_duration as (
        select statistics_extract_hidden(w.v, array_position(named, 'away_for')) as v, sum(w.n)::bigint as n
        from without_age w where w.n / 5 * 5 < at_least group by 1)
    select k.v, k.n / 5 * 5, k.n
    from (select * from whole union all select * from without_age union all select * from without_duration) k
    where k.n / 5 * 5 >= at_least
$$;
