-- Answers the proceedings about what was done to a child of which an office knows, by the day of their first stage, or by the
-- day on which they were written down where no stage is known: the act by the edition of the codes, which body leads them,
-- and whether the act is of a sexual nature. `sexual_act` is the same act in every edition. It says nothing of guilt. Sealed
-- proceedings are counted and not shown.
-- Called by: nobody in the program.
create function indicators_rows_proceedings(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    act text, sexual_act text, sexual text, led_by text, sex text, age text, days int)
language sql stable
as $$
    select m.line, m.child_id, m.district_id, m.municipality_id, null::uuid, m.case_id, m.day, m.act,
        case when m.same_act in ('rape', 'sexual_force', 'sexual_compulsion', 'under_16', 'sexual_misconduct') then m.same_act
            else 'other' end,
        m.sexual, m.body, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, m.day), null::int
    from (
        select o.line, o.child_id, i.case_id, o.municipality_id, o.body,
            case when known_at is null then o.district_id
                else (select h.district_id from indicators_district_then(o.child_id, o.district_id, known_at) h) end
                as district_id,
            coalesce(nullif(o.act, ''), 'unknown') as act, regexp_replace(o.act, '_[0-9]+$', '') as same_act,
            case when i.sealed then 'yes' else 'no' end as sexual,
            coalesce((
                select min(s.happened_on) from justice_proceedingstage s where s.proceeding_id = o.line
                    and case when known_at is null then s.current else s.recorded_at <= known_at and s.why <> 'struck'
                        and not exists (
                            select from justice_proceedingstage r where r.replaces_id = s.id and r.recorded_at <= known_at) end),
                (f.recorded_at at time zone 'Asia/Bishkek')::date) as day
        from justice_proceeding o
        join justice_proceeding f on f.id = o.line
        join justice_incident i on i.line = o.incident_id and case when known_at is null then i.current
            else i.recorded_at <= known_at and i.why <> 'struck'
                and not exists (select from justice_incident r where r.replaces_id = i.id and r.recorded_at <= known_at) end
        where case when known_at is null then o.current else o.recorded_at <= known_at and o.why <> 'struck'
            and not exists (select from justice_proceeding r where r.replaces_id = o.id and r.recorded_at <= known_at) end) m
    left join indicators_people(known_at) p on p.child_id = m.child_id
    where m.day between since and until
$$;
