-- Answers the matters shared with the inspector's office: number, act, and the last stage. Of the file nothing, but
-- the child's id, which the trail names. Those whose last stage ended them wait for nothing and are left out.
-- Called by: umai/justice/proceedings/police.py.
create function justice_police_waiting(ends text[]) returns table(proceeding uuid, child uuid, kind text, number text,
    act text, article text, stage text, last_on date, told_on date)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select p.line, p.child_id, p.kind::text, p.number::text, p.act::text, p.article::text,
        coalesce(s.stage::text, ''), s.happened_on, (first.recorded_at at time zone 'Asia/Bishkek')::date
    from justice_proceeding p
    join justice_proceeding first on first.id = p.line
    left join lateral (
        select one.stage, one.happened_on from justice_proceedingstage one
        where one.proceeding_id = p.line and one.current
        order by one.happened_on desc, one.recorded_at desc, one.id desc limit 1) s on true
    where p.current and p.line = any (justice_with_police()) and coalesce(s.stage <> all (ends), true);
end $$;
