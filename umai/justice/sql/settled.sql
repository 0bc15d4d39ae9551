-- Answers every matter that was settled away, as umai/law/options/settled.py says: an intentional act, a victim who
-- was a child on the day of the incident, and the last stage that ends or opens anything ended it on a ground that
-- settles. `marks` are the codes that the lists mark: ends, opens, grounds, acts, and the years of childhood. With it
-- comes the last letter since that day, and whether it was answered. Looks at nobody's reach: who asks must.
-- Called by: justice_settled_here, justice_settled_keeps_open, justice_settled_listed.
create function justice_settled(marks jsonb) returns table(proceeding uuid, incident uuid, child uuid, ended_on date,
    stage text, ground text, act text, district int, municipality int, sealed boolean, letter uuid, due_on date,
    answered boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    ends text[] := array(select jsonb_array_elements_text(marks->'ends'));
    turns text[] := ends || array(select jsonb_array_elements_text(marks->'opens'));
    grounds text[] := array(select jsonb_array_elements_text(marks->'grounds'));
    acts text[] := array(select jsonb_array_elements_text(marks->'acts'));
    years int := (marks->>'years')::int;
begin
    return query
    select p.line, i.line, i.child_id, s.happened_on, s.stage::text, s.ground::text, p.act::text, i.district_id,
        i.municipality_id, i.sealed, l.line, l.due_on, l.line is not null and exists (
            select from justice_settledanswer a where a.letter_id = l.line and a.current)
    from justice_proceedingstage s
    join justice_proceeding p on p.line = s.proceeding_id and p.current
    join justice_incident i on i.line = p.incident_id and i.current
    left join lateral (
        select one.line, one.due_on from justice_settledletter one
        where one.proceeding_id = p.line and one.current and one.happened_on >= s.happened_on
        order by one.happened_on desc, one.recorded_at desc limit 1) l on true
    where s.current and s.ground <> '' and s.ground = any (grounds) and s.stage = any (ends) and p.act = any (acts)
        and not exists (select from justice_proceedingstage t
            where t.proceeding_id = s.proceeding_id and t.current and t.stage = any (turns)
                and (t.happened_on, t.recorded_at, t.id) > (s.happened_on, s.recorded_at, s.id))
        and not exists (select from register_identity b where b.child_id = i.child_id and b.current
            and register_grown_up(b.birth_date, b.birth_precision,
                (i.happened_on - make_interval(years => years))::date));
end $$;
