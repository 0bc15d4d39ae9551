-- Answers the referrals that were sent in these days and not taken back, and whether a body accepted or refused each by
-- its last day; "waiting" is one whose last day is not over. The worker is who answers for the case now.
-- Called by: nobody in the program.
create function indicators_rows_referrals(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    answered text, days int)
language sql stable
as $$
    select r.id, r.child_id,
        case when known_at is null then r.district_id
            else (select h.district_id from indicators_district_then(r.child_id, r.district_id, known_at) h) end,
        r.municipality_id, a.worker_id,
        r.case_id, r.sent_on,
        case when exists (
                select from referrals_referralanswer n where n.referral_id = r.id and n.kind in ('accepted', 'refused')
                    and n.answered_on <= r.due_on and (known_at is null or n.recorded_at <= known_at)) then 'in_time'
            when r.due_on < coalesce((known_at at time zone 'Asia/Bishkek')::date, access_today()) then 'not_in_time'
            else 'waiting' end, null::int
    from referrals_referral r
    left join intake_assignment a on a.case_id = r.case_id and a.current
    where r.sent_on between since and until and (known_at is null or r.recorded_at <= known_at)
        and not exists (select from referrals_withdrawal w where w.referral_id = r.id
            and (known_at is null or w.recorded_at <= known_at))
$$;
