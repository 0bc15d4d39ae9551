-- Finds, for each row of these lines without a resolution, the most promising children of the register.
-- At most `most` a row, none below `lowest` points; `crowded`: there were more. Looks up every key by
-- its index, at most 20,000 children a key. Points come from name numbers, dates and places; an equal
-- PIN gives 60. Where `pin_hidden` names rows, these alone are looked at, resolved or not, as if nobody
-- knew their PINs.
-- Called by: umai/linkage/candidates/pairs.py.
create function linkage_candidates(
    taken uuid, first int, last int, most int, lowest int, pin_hidden uuid[]
) returns TABLE(one uuid, child uuid, crowded boolean)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off
set work_mem = '64MB'
as $$
    with latest as materialized (select array_agg(e.id) as ids from linkage_listedition e
        where e.id <> taken and not exists (select from linkage_listedition later where later.follows_id = e.id)), batch as materialized (
        select *, extract(year from birth_date)::int as year, extract(month from birth_date)::int as month,
            extract(day from birth_date)::int as day,
            birth_precision = 'year' or to_char(birth_date, 'MMDD') = '0101' as yearly
        from linkage_listrow where edition_id = taken and number between first and last
            and verdict <> 'refused' and case when pin_hidden is null then not exists (
            select from linkage_resolution s where s.row_id = linkage_listrow.id and s.current)
            else id = any (pin_hidden) end),
    found as (select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.given = r.given_key and o.surname = r.surname_key and (o.birth_date is null or r.birth_date is null or abs(o.birth_date - r.birth_date) < 1100) and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.given = r.given_key and o.father = r.father_key and (o.birth_date is null or r.birth_date is null or abs(o.birth_date - r.birth_date) < 800) and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.surname = r.surname_key and o.father = r.father_key and abs(o.birth_date - r.birth_date) < 370 and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.given = r.surname_key and o.surname = r.given_key and abs(o.birth_date - r.birth_date) < 370 and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.birth_date = r.birth_date and o.given = r.given_key and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.birth_date = r.birth_date and o.surname = r.surname_key and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.birth_date = r.birth_date and not r.yearly and o.father = r.father_key and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.birth_date = r.birth_date and not r.yearly and o.district_id = r.district_id and o.municipality_id = r.municipality_id and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.district_id = r.district_id and o.municipality_id = r.municipality_id and o.given = r.given_key and abs(o.birth_date - r.birth_date) < 1100 and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.district_id = r.district_id and o.municipality_id = r.municipality_id and o.surname = r.surname_key and abs(o.birth_date - r.birth_date) < 370 and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id as one, o.two, o.points from batch r cross join lateral (
        select o.two, (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) as points from (
            select o.child_id as two, o.given as given, o.surname as surname, o.father as father, o.birth_date, o.municipality_id, o.district_id,
                extract(year from o.birth_date)::int as year, extract(month from o.birth_date)::int as month,
                extract(day from o.birth_date)::int as day
            from register_searchkey o where o.district_id = r.district_id and o.municipality_id = r.municipality_id and o.surname = r.surname_key and o.father = r.father_key and r.birth_date is null and true limit 20000) o
        where (case when o.given = r.given_key then 9 else 0 end
    + case when o.surname = r.surname_key then 8 else 0 end
    + case when o.father = r.father_key then 8 else 0 end
    + case when o.given = r.surname_key and o.surname = r.given_key then 20 else 0 end
    + case when o.municipality_id = r.municipality_id then 3
        when o.district_id <> r.district_id then -2 else 0 end
    + case when o.birth_date is null or r.birth_date is null then 0
    when o.birth_date = r.birth_date then case when r.yearly then 4 else 12 end
    when o.year <> r.year then case when o.month = r.month and o.day = r.day and not r.yearly
        and abs(o.year - r.year) <= 10 then 2 when abs(o.year - r.year) <= 1 then -5 else -7 end
    when r.yearly or o.month = 1 and o.day = 1 then 4
    when o.month = r.month then case when r.birth_precision = 'month' then 7 else 3 end
    when o.month = r.day and o.day = r.month then 9
    when o.day = r.day then 3 else -6 end) >= lowest order by points desc, two limit most + 1) o union all select r.id, o.child_id, 60 from batch r join register_identity o on o.pin = r.pin and o.current
        and o.pin <> '' where pin_hidden is null and r.pin <> ''),
    promising as (select one, two, max(points) as points from found group by one, two),
    ranked as (select one, two, row_number() over (partition by one order by points desc, two) as place,
        count(*) over (partition by one) > most as crowded from promising)
    select one, two, crowded from ranked where place <= most
$$;
