-- Answers what the Commissions decided in these days, the day of the session: of plans, of cases and earlier decisions, or
-- that it was put off; whether the child was heard of it beforehand, also for an earlier session that put it off, as
-- `commission_figures` counts it.
-- Called by: nobody in the program.
create function indicators_rows_commission_decisions(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    decided text, matter text, heard text, against_family text, days int)
language sql stable
as $$
    select e.id, e.child_id,
        case when known_at is null then e.district_id
            else (select h.district_id from indicators_district_then(e.child_id, e.district_id, known_at) h) end,
        e.municipality_id, null::uuid, e.case_id, e.decided_on, e.kind, m.matter,
        case when m.matter <> 'case' then 'not_asked'
            when coalesce((
                select v.how from commission_sitting s
                join commission_agendaitem a on a.commission_id = i.commission_id and a.kind = i.kind
                    and (a.id = i.id or a.request_id = i.request_id or a.edition_id = i.edition_id or a.earlier_id = i.earlier_id)
                join commission_sitting before on before.id = a.session_id
                join commission_heardview v on v.item_id = a.id and (known_at is null or v.recorded_at <= known_at)
                where s.id = i.session_id and (a.id = i.id or v.how <> 'not_heard' and before.held_on <= s.held_on)
                order by a.id = i.id desc, before.held_on desc, v.recorded_at desc limit 1), 'not_heard') <> 'not_heard'
            then 'heard' else 'not_heard' end,
        case when e.against_family then 'yes' else 'no' end, null::int
    from commission_decision e join commission_agendaitem i on i.id = e.item_id
    cross join lateral (
        select case when e.kind = 'postponed' then 'postponed' when i.kind = 'plan' then 'plan' else 'case' end as matter) m
    where e.decided_on between since and until and (known_at is null or e.recorded_at <= known_at)
$$;
