-- Answers the children of whom somebody spoke at a door in these days, each once: who was found to be one child of the
-- register counts once, from the last door; of whom the office is not sure, or has not answered yet, each counts. A sheet
-- that was typed again and a second team count as the walk itself.
-- Called by: nobody in the program.
create function indicators_rows_found_in_rounds(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    found text, sex text, age text, days int)
language sql stable
as $$
    select distinct on (coalesce(g.lead, f.found_id, c.id)) c.id, coalesce(g.lead, f.found_id), c.district_id, c.municipality_id,
        null::uuid, null::uuid, a.said_on, coalesce(f.what, 'waiting'), case when c.sex = '' then 'unknown' else c.sex end,
        case when c.age is null then 'unknown' when c.age < 7 then '0_6' when c.age < 14 then '7_13' else '14_17' end, null::int
    from rounds_doorchild c
    join rounds_dooranswer a on a.id = c.answer_id
        and case when known_at is null then a.current else a.recorded_at <= known_at and a.why <> 'struck'
            and not exists (select from rounds_dooranswer r where r.replaces_id = a.id and r.recorded_at <= known_at) end
    left join rounds_foundanswer f on f.door_child_id = c.id
        and case when known_at is null then f.current else f.recorded_at <= known_at and f.why <> 'struck'
            and not exists (select from rounds_foundanswer r where r.replaces_id = f.id and r.recorded_at <= known_at) end
    left join register_merged(null, known_at) g on g.record = f.found_id
    where a.said_on between since and until and (known_at is null or c.recorded_at <= known_at)
    order by coalesce(g.lead, f.found_id, c.id), a.said_on desc, c.recorded_at desc, c.id
$$;
