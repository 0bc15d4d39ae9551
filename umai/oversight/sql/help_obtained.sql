-- Answers of how many families of these districts, as far as the speaker reaches them and behind no wall, something was
-- obtained in these days: of all together (`help` null) and of each kind. Counts only, because what was written of it
-- is read after a look at the child's file.
-- Called by: umai/oversight/board/help_obtained.py.
create function oversight_help_obtained(of_districts int[], since date, until date) returns table(help text, families bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query
    select x.help, count(distinct x.child_id) from indicators_rows_help_obtained(since, until, null) x
    where x.district_id = any (of_districts) and x.district_id = any (r.districts) and x.child_id <> all (r.walled)
    group by grouping sets ((), (x.help)) order by 2 desc, 1;
end $$;
