-- Answers to which group of ages a child who was born on this day belongs on another: 0 to 6, 7 to 13, 14 to 17, from
-- 18 on, or not known. The groups are those of tables; who is of age, the law says. Without time zones, so that
-- PostgreSQL writes it into the query that asks.
-- Called by: 14 functions.
create function indicators_age(born date, on_day date) returns text
language sql immutable
as $$
    select case when born is null then 'unknown'
        when extract(year from age(on_day::timestamp, born::timestamp)) < 7 then '0_6'
        when extract(year from age(on_day::timestamp, born::timestamp)) < 14 then '7_13'
        when extract(year from age(on_day::timestamp, born::timestamp)) < 18 then '14_17'
        else '18' end
$$;
