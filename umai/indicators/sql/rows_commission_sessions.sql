-- Answers the sessions of the Commissions that were convened for these days: held, not held, or nobody said yet.
-- Called by: nobody in the program.
create function indicators_rows_commission_sessions(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    held text, days int)
language sql stable
as $$
    select s.id, null::uuid, o.place_id, null::int, null::uuid, null::uuid, s.held_on,
        coalesce((
            select case min(t.kind) when 'cancelled' then 'no' else 'yes' end from commission_sessionstep t
            where t.session_id = s.id and t.kind in ('opened', 'cancelled') and (known_at is null or t.recorded_at <= known_at)
            having count(*) > 0), 'waiting'), null::int
    from commission_sitting s join staff_office o on o.id = s.commission_id
    where s.held_on between since and until and (known_at is null or s.recorded_at <= known_at)
$$;
