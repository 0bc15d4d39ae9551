-- Answers for each office of the speaker's districts, and each thing that was asked for on days of this year, how
-- often it was asked for, came late, and did not come; and how often a visit was missed or a body refused or left a
-- referral unanswered for want of it. `reasons` and `kinds` say which of these is which thing, by the reason of the
-- missed visit and the kind of the body; '' of `kinds` stands for every other kind. For heads and the oblast only.
-- Numbers, and no child behind a wall from the speaker among them.
-- Called by: umai/justice/shield/sums.py.
create function justice_sums_of_wants(of_year int, reasons jsonb, kinds jsonb)
returns table (office uuid, what text, asked bigint, late bigint, missing bigint, visits bigint, refused bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    first_on date := make_date(of_year, 1, 1);
    last_on date := make_date(of_year, 12, 31);
begin
    select * into r from access_reach();
    if r.role is null or r.role not in ('head', 'oblast_supervisor') then return; end if;
    return query
    with counted as (
        select w.recorded_office_id as office, w.what::text as what, 1 as asked,
            coalesce(a.outcome = 'late', false)::int as late,
            (a.outcome is not distinct from 'not' or a.id is null and w.wanted_on < access_today())::int as missing,
            0 as visits, 0 as refused
        from justice_want w left join justice_wantanswer a on a.want_id = w.id and a.current
        where w.current and w.wanted_on between first_on and last_on and w.district_id = any (r.districts)
            and (w.child_id is null or w.child_id <> all (r.walled))
        union all
        select last.recorded_office_id, reasons ->> last.reason, 0, 0, 0, 1, 0
        from visits_missedvisit m
        cross join lateral (
            select e.reason, e.recorded_office_id from visits_explanation e where e.missed_id = m.id
            order by e.recorded_at desc limit 1) last
        where m.latest_on between first_on and last_on and m.district_id = any (r.districts)
            and m.child_id <> all (r.walled) and reasons ? last.reason
        union all
        select f.recorded_office_id, coalesce(kinds ->> o.kind, kinds ->> ''), 0, 0, 0, 0, 1
        from referrals_referral f join staff_office o on o.id = f.to_office_id
        left join lateral (
            select x.kind from referrals_referralanswer x where x.referral_id = f.id
            order by x.answered_on, x.recorded_at limit 1) first on true
        where f.sent_on between first_on and last_on and f.district_id = any (r.districts)
            and f.child_id <> all (r.walled)
            and (first.kind = 'refused' or first.kind is null and f.due_on < access_today()
                and not exists (select from referrals_withdrawal t where t.referral_id = f.id)))
    select c.office, c.what, sum(c.asked), sum(c.late), sum(c.missing), sum(c.visits), sum(c.refused)
    from counted c group by c.office, c.what;
end $$;
