"""Let the clock plan the next visit of every open case, write down those that were missed, raise alarms.

`visits_keep` writes down as missed every window whose last day is past, plans again where the risk has
changed, and plans for each open case in which no visit is planned: the first contact from the day the
case was opened, then by the last visit that was made or the last one that was missed. No plan ends
before the day on which it is made. Each call does so many of each kind at most and answers how many
rows it wrote: called until it answers 0, killed at any point, or in two places, it comes to the same.
`terms` are those of `umai.law.visits.terms`.

`visits_raise_alarms` calls people when somebody is not back in time; `visits_forget_drafts` deletes
what was begun long ago and never sent. Safe forward and back.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
PLANNED = """child_id, case_id, earliest_on, latest_on, risk, reason, words, open,
        id, source, recorded_at, why, current, happened_on, replaces_id"""

FORWARD = f"""
create function visits_next(which uuid, risk text, opened_on date, today date, terms jsonb,
        out earliest_on date, out latest_on date, out reason text)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare visited date; missed date; days int;
begin
    select max(v.happened_on) into visited from visits_visit v
        where v.case_id = which and v.current and v.made;
    select max(m.latest_on) into missed from visits_missed m where m.case_id = which;
    days := (terms->'every'->>risk)::int;
    if visited is null and missed is null then
        reason := 'first_contact';
        earliest_on := opened_on;
        latest_on := opened_on + (terms->'contact'->>risk)::int;
    elsif visited is null or missed > visited then
        reason := 'after_missed';
        earliest_on := missed + 1;
        latest_on := greatest(missed + 1, missed + days);
    else
        reason := 'interval';
        latest_on := visited + days;
        earliest_on := greatest(visited + 1, latest_on - (terms->>'window')::int);
    end if;
    latest_on := greatest(latest_on, today);
    earliest_on := least(earliest_on, latest_on);
end $$;

create function visits_keep(today date, terms jsonb, at_most int) returns int {DEFINER} as $$
declare n int; written int := 0;
begin
    with ended as materialized (
        select w.id, w.child_id, w.case_id, w.latest_on
        from visits_window w join intake_work k on k.case_id = w.case_id
        where w.open and w.current and w.latest_on < today
        order by w.latest_on limit at_most for no key update of w skip locked),
    answering as materialized (
        select e.*, (select a.worker_id from intake_assignment a
            where a.case_id = e.case_id and a.why <> 'struck'
                and (a.holds_from is null or a.holds_from <= e.latest_on)
            order by a.holds_from desc nulls last, a.recorded_at desc limit 1) as worker_id
        from ended e),
    loads as (select k.worker_id, count(*) as n from intake_work k
        where k.worker_id in (select worker_id from answering) group by k.worker_id)
    insert into visits_missed (id, child_id, case_id, window_id, worker_id, latest_on, caseload,
            above_limit, source, recorded_at)
        select gen_random_uuid(), a.child_id, a.case_id, a.id, a.worker_id, a.latest_on,
            coalesce(l.n, 0), coalesce(l.n, 0) > (terms->>'caseload')::int, 'batch', clock_timestamp()
        from answering a left join loads l on l.worker_id = a.worker_id
        on conflict do nothing;
    get diagnostics n = row_count;
    written := written + n;

    with moved as materialized (
        select w.id, w.child_id, w.case_id, w.earliest_on, w.latest_on, w.reason, w.words,
            k.risk as risk_now, k.opened_on
        from visits_window w join intake_work k on k.case_id = w.case_id
        where w.open and w.current and w.risk <> k.risk
        limit at_most for no key update of w skip locked)
    insert into visits_window ({PLANNED})
        select m.child_id, m.case_id,
            case when stays then m.earliest_on else x.earliest_on end,
            case when stays then m.latest_on else x.latest_on end,
            m.risk_now,
            case when stays then 'agreed' when x.reason = 'after_missed' then x.reason else 'risk' end,
            case when stays then m.words else '' end, true,
            gen_random_uuid(), 'batch', clock_timestamp(), 'change', true, today, m.id
        from moved m
        cross join lateral visits_next(m.case_id, m.risk_now, m.opened_on, today, terms) x
        cross join lateral (select m.reason = 'agreed' and m.latest_on <= x.latest_on as stays) s
        on conflict do nothing;
    get diagnostics n = row_count;
    written := written + n;

    with bare as materialized (
        select k.case_id, k.child_id, k.risk, k.opened_on from intake_work k
        where not exists (select from visits_window w
            where w.case_id = k.case_id and w.open and w.current)
        limit at_most)
    insert into visits_window ({PLANNED})
        select b.child_id, b.case_id, x.earliest_on, x.latest_on, b.risk, x.reason, '', true,
            gen_random_uuid(), 'batch', clock_timestamp(), 'change', true, today, null
        from bare b cross join lateral visits_next(b.case_id, b.risk, b.opened_on, today, terms) x
        on conflict do nothing;
    get diagnostics n = row_count;
    return written + n;
end $$;

create function visits_raise_alarms(now_is timestamptz) returns int {DEFINER} as $$
declare n int;
begin
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        select gen_random_uuid(), 'outing', o.id, o.district_id, 'district', now_is
        from visits_outing o
        where o.back_by_at < now_is and o.back_by_at > now_is - interval '2 days'
            and o.district_id is not null
            and not exists (select from visits_return r where r.outing_id = o.id)
            and not exists (select from notices_call c where c.kind = 'outing' and c.about = o.id)
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;

create function visits_came_back() returns trigger {DEFINER} as $$
begin
    update notices_call set taken = true where kind = 'outing' and about = new.outing_id and not taken;
    return null;
end $$;
create trigger calls_no_more after insert on visits_return for each row execute function visits_came_back();

create function visits_forget_drafts(saved_before timestamptz) returns int {DEFINER} as $$
declare n int;
begin
    delete from visits_draft where saved_at < saved_before;
    get diagnostics n = row_count;
    return n;
end $$;
revoke all on function visits_next(uuid, text, date, date, jsonb), visits_keep(date, jsonb, int),
    visits_raise_alarms(timestamptz), visits_came_back(), visits_forget_drafts(timestamptz) from public;
"""
BACK = """
drop function visits_forget_drafts(timestamptz);
drop trigger calls_no_more on visits_return;
drop function visits_came_back(), visits_raise_alarms(timestamptz), visits_keep(date, jsonb, int),
    visits_next(uuid, text, date, date, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_closed_and_owed"), ("notices", "0005_somebody_is_not_back")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
