-- Answers the incidents of violence, neglect or exploitation of a child of which an office learned in these days, with what
-- the suspect is to the child; "several" where the suspects differ. A sealed incident is counted and not shown.
-- Called by: nobody in the program.
create function indicators_rows_violence(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    relation text, sexual text, place text, sex text, age text, days int)
language sql stable
as $$
    select i.line, i.child_id,
        case when known_at is null then i.district_id
            else (select h.district_id from indicators_district_then(i.child_id, i.district_id, known_at) h) end,
        i.municipality_id, null::uuid,
        i.case_id, i.known_on, case s.relations when 0 then 'none' when 1 then s.relation else 'several' end,
        case when i.sealed then 'yes' else 'no' end, i.place, coalesce(p.sex, 'unknown'),
        indicators_age(p.birth_date, i.known_on), null::int
    from justice_incident i
    cross join lateral (
        select count(distinct x.relation) as relations, min(x.relation) as relation from justice_suspect x
        where x.incident_id = i.line and case when known_at is null then x.current else x.recorded_at <= known_at
            and x.why <> 'struck' and not exists (select from justice_suspect r where r.replaces_id = x.id and r.recorded_at <= known_at) end) s
    left join indicators_people(known_at) p on p.child_id = i.child_id
    where i.known_on between since and until
        and case when known_at is null then i.current else i.recorded_at <= known_at and i.why <> 'struck'
            and not exists (select from justice_incident r where r.replaces_id = i.id and r.recorded_at <= known_at) end
$$;
