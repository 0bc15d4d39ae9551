-- Answers what was known of a child until the day of a death, as a supervisor outside the line reads it: on which
-- day, what (a code), which office knew it or owed it, and by which day. Bodies and no persons; of a signal
-- nothing but that one came. "open" says that it was not done by the day of the death. Nothing for any other
-- role, and of a file that is not within the speaker's reach.
-- Called by: umai/self_harm/deaths/known.py.
create function self_harm_known_before(child uuid, day date)
returns table(on_day date, what text, office uuid, due_on date, open boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record; records uuid[];
begin
    select * into r from access_reach();
    if (access_role() in ('oblast_supervisor', 'ministry_supervisor')) is not true or child = any (r.walled)
        or not exists (select from register_child c where c.id = child
            and (c.district_id = any (r.districts) or c.id = any (r.granted))) then
        return;
    end if;
    records := register_one_with(array[child]);
    return query
    select k.on_day, k.what, k.office, k.due_on, k.open from (
        select (s.received_at at time zone 'Asia/Bishkek')::date as on_day, 'signal' as what,
                (select o.id from staff_office o where o.kind = 'district' and o.place_id = s.district_id
                    order by o.id limit 1) as office, null::date as due_on, s.screened_at is null as open
            from identification_signalmatch m join identification_signal s on s.id = m.signal_id
            where m.child_id = any (records) and m.current
        union all select c.opened_on, 'case', c.recorded_office_id, null, not exists (
                select from intake_closure e where e.case_id = c.id and e.closed_on <= day)
            from intake_case c where c.child_id = any (records)
        union all select e.closed_on, 'closed', e.recorded_office_id, null, false
            from intake_closure e where e.child_id = any (records)
        union all select k.started_on, 'ten_days', k.office_id, k.due_on, k.due_on < day and not exists (
                select from assessment_assessment a join assessment_completion d on d.assessment_id = a.id
                where a.case_id = k.case_id and d.completed_on <= day)
            from intake_clock k where k.child_id = any (records) and k.current
        union all select m.latest_on, 'missed', m.office_id, m.latest_on, true
            from visits_missedvisit m where m.child_id = any (records)
        union all select f.sent_on, 'referral', f.to_office_id, f.due_on, not exists (
                select from referrals_referralanswer a where a.referral_id = f.id and a.answered_on <= day)
            from referrals_referral f where f.child_id = any (records)
        union all select (p.recorded_at at time zone 'Asia/Bishkek')::date, 'protection', p.recorded_office_id, null,
                not exists (select from protection_protectionending e where e.protection_id = p.id)
            from protection_protection p where p.child_id = any (records)
        union all select (p.recorded_at at time zone 'Asia/Bishkek')::date, 'path', p.recorded_office_id,
                p.contact_due_on, not exists (select from self_harm_spokenwithchild t where t.path_id = p.id)
            from self_harm_selfharmpath p where p.child_id = any (records) and p.follow_until is not null
        union all select f.contact_on, case when f.made then 'contact' else 'in_vain' end, f.recorded_office_id,
                f.next_due_on, f.next_due_on < day and not exists (select from self_harm_followingcontact l
                    where l.path_id = f.path_id and l.made and l.contact_on between f.contact_on + 1 and f.next_due_on)
            from self_harm_followingcontact f where f.child_id = any (records)) k
    where k.on_day <= day
    order by k.on_day, k.what, k.office;
end $$;
