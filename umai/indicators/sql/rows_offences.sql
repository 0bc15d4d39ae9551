-- Answers the matters in which a child ran away or came into conflict with the law in these days. It says nothing of guilt.
-- Called by: nobody in the program.
create function indicators_rows_offences(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    conflict text, sex text, age text, days int)
language sql stable
as $$
    select o.line, o.child_id,
        case when known_at is null then o.district_id
            else (select h.district_id from indicators_district_then(o.child_id, o.district_id, known_at) h) end,
        o.municipality_id, null::uuid,
        null::uuid, o.happened_on, o.kind, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, o.happened_on), null::int
    from justice_offencematter o
    left join indicators_people(known_at) p on p.child_id = o.child_id
    where o.happened_on between since and until
        and case when known_at is null then o.current else o.recorded_at <= known_at and o.why <> 'struck'
            and not exists (select from justice_offencematter r where r.replaces_id = o.id and r.recorded_at <= known_at) end
$$;
