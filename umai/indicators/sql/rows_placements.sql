-- Answers the children who came into formal care in these days, by its kind: an institution, a foster family, guardianship.
-- A child counts once for each kind, from the last such day; one who was in care of that kind the day before did not come
-- into it (a paper was renewed, or the institution is another). What began on a day that nobody knows counts in no period.
-- Called by: nobody in the program.
create function indicators_rows_placements(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    placed text, sex text, age text, days int)
language sql stable
as $$
    with formal as materialized (select * from indicators_formal_spans(known_at))
    select distinct on (f.child, f.placed) f.id, f.child, f.district_id, f.municipality_id, null::uuid, null::uuid, f.from_on,
        f.placed, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, f.from_on), null::int
    from formal f left join indicators_people(known_at) p on p.child_id = f.child
    where f.from_on between since and until and (f.to_on is null or f.to_on >= f.from_on)
        and not exists (select from formal b where b.child = f.child and b.placed = f.placed and b.id <> f.id
            and (b.from_on is null or b.from_on < f.from_on) and (b.to_on is null or b.to_on >= f.from_on - 1))
    order by f.child, f.placed, f.from_on desc, f.id
$$;
