-- Counts the children of the register, and the share of each name that more than the share `rarest`
-- bear. Names are numbers of folded words, so this tells nobody's name; a rare one would point at
-- somebody. The first line, 'children', has the count as its share.
-- Called by: umai/register/weights/numbers.py.
create function register_common_names(rarest float8) returns TABLE(part text, number int, share float8)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select 'children', 0, count(*)::double precision from register_child
    union all
    select c.part, c.number, c.share from (
        select f.part, f.number, count(*)::double precision / sum(count(*)) over (partition by f.part) as share
        from register_searchkey r cross join lateral (values
            ('given', r.given), ('surname', r.surname), ('father', r.father)) f (part, number)
        where r.nth = 0 and f.number is not null group by f.part, f.number) c
    where c.share > rarest
$$;
