-- Answers the children whose formal care of a kind ended in these days, by that kind and by where they lived the day after:
-- with parents, with relatives without formal care, in formal care of another kind, or nobody wrote it down. The last day
-- of care governs. A child counts once for each kind, from the last such day.
-- Called by: nobody in the program.
create function indicators_rows_left_care(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    placed text, went text, sex text, age text, days int)
language sql stable
as $$
    with formal as materialized (select * from indicators_formal_spans(known_at)),
    merged as materialized (select g.record, g.lead from register_merged(null, known_at) g)
    select distinct on (f.child, f.placed) f.id, f.child, f.district_id, f.municipality_id, null::uuid, null::uuid, f.to_on,
        f.placed,
        coalesce((
            select case when l.paper in ('institution', 'foster') then l.paper
                when l.paper in ('court', 'preliminary') then 'guardianship' when l.carer = 'parent' then 'parents'
                when l.carer in ('grandparent', 'kin') then 'relatives' else 'other' end
            from indicators_care_of(
                array(select m.record from merged m where m.lead = f.child) || f.child, f.to_on + 1, known_at) l), 'unknown'),
        coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, f.to_on), f.to_on - f.from_on
    from formal f left join indicators_people(known_at) p on p.child_id = f.child
    where f.to_on between since and until and (f.from_on is null or f.from_on <= f.to_on)
        and not exists (select from formal b where b.child = f.child and b.placed = f.placed and b.id <> f.id
            and (b.from_on is null or b.from_on <= f.to_on + 1) and (b.to_on is null or b.to_on > f.to_on))
    order by f.child, f.placed, f.to_on desc, f.id
$$;
