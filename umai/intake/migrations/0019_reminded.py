"""Let the clock's job write reminders of what is owed, and the summary of a week, in one statement each.

`intake_remind` is given the windows of the day (`umai.notices.reminding`): which step of the table is
told of what is due on which days. It says who that is: who answers for the case, if they hold a post
in its district today, and the head where nobody does; the head of the district's department, and the oblast level where
there is none; the Commission's secretary and the head of the administration, and the department's head
where there is none. Nobody is told of a child they are walled from. `intake_sum_up_week` counts what is
late and what comes in seven days, for each worker, and for each head by worker.

Only the worker's role may call them, and they tell it nothing but a number. Safe forward and back.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
# Who holds which post on this day.
POSTS = """
    post as materialized (
        select t.worker_id, t.role, o.kind, o.place_id from staff_term t join staff_office o on o.id = t.office_id
        where t.from_on <= today and (t.until_on is null or t.until_on >= today)
            and (t.ended_at is null or t.ended_at > now()) and (o.until_on is null or o.until_on >= today)),
    answers as materialized (
        select distinct post.worker_id, p.district_id from post join places_place p on p.id = post.place_id
        where post.role in ('social_worker', 'specialist', 'head')),
    walled as materialized (
        select worker_id, child_id from access_wall
        where from_at <= now() and (until_at is null or until_at > now())),
    held as materialized (
        select p.id, p.parent_id from places_place p where p.id in (select distinct district_id from intake_work))"""

FORWARD = f"""
create function intake_remind(today date, windows jsonb) returns int {DEFINER} as $$
declare made int;
begin
    with {POSTS},
    asked as materialized (
        select * from jsonb_to_recordset(windows)
            as w (owed text, days int, who text, by_email boolean, by_sms boolean, from_on date, to_on date)),
    above as materialized (
        select held.id as district_id, post.worker_id from held join post
            on post.kind = 'oblast' and post.role = 'oblast_supervisor'
            and post.place_id in (held.id, held.parent_id)),
    heads as materialized (
        select held.id as district_id, post.worker_id from held join post
            on post.kind = 'district' and post.role = 'head' and post.place_id = held.id),
    -- An empty chair is passed over: who stands above is told in its place.
    chiefs as materialized (
        select district_id, worker_id from heads
        union all select district_id, worker_id from above a
            where not exists (select 1 from heads h where h.district_id = a.district_id)),
    bodies as materialized (
        select b.who, held.id as district_id, post.worker_id
        from (values ('commission', 'commission', 'commission_secretary'),
                     ('administration', 'administration', 'head_of_administration')) as b (who, kind, role)
            cross join held
            left join post on post.kind = b.kind and post.role = b.role and post.place_id = held.id),
    people as materialized (
        select 'oblast' as who, district_id, worker_id from above
        union all select 'head', district_id, worker_id from chiefs
        union all select who, district_id, worker_id from bodies where worker_id is not null
        union all select b.who, b.district_id, l.worker_id from bodies b join chiefs l using (district_id)
            where b.worker_id is null),
    due as materialized (
        select d.owed, d.of, d.case_id, d.child_id, d.district_id, d.due_on, asked.days, asked.by_email,
            asked.by_sms, case when asked.who = 'worker' then answers.worker_id end as answering,
            case when asked.who = 'worker' then 'head' else asked.who end as who
        from intake_due d join asked on asked.owed = d.owed and d.due_on between asked.from_on and asked.to_on
            left join answers on answers.worker_id = d.worker_id and answers.district_id = d.district_id),
    told as (
        select answering as worker_id, due.* from due where answering is not null
        union all select people.worker_id, due.* from due
            join people on people.district_id = due.district_id and people.who = due.who
            where answering is null)
    insert into notices_reminder
            (worker_id, owed, of, in_case, district_id, due_on, days, by_email, by_sms, told_on)
        select worker_id, owed, of, case_id, district_id, due_on, days, by_email, by_sms, today from told
        where not exists (select 1 from walled w where w.worker_id = told.worker_id and w.child_id = told.child_id)
        on conflict do nothing;
    get diagnostics made = row_count;
    return made;
end $$;

create function intake_sum_up_week(monday date, always_sms boolean) returns int {DEFINER} as $$
declare made int; today date := monday;
begin
    with {POSTS},
    heads as materialized (
        select held.id as district_id, post.worker_id from held join post
            on post.kind = 'district' and post.role = 'head' and post.place_id = held.id),
    seen as materialized (
        select h.worker_id as reader, d.worker_id, d.owed, d.due_on, true as leads
            from intake_due d join heads h using (district_id)
            where d.due_on <= monday + 6 and not exists (
                select 1 from walled w where w.worker_id = h.worker_id and w.child_id = d.child_id)
        union all select d.worker_id, d.worker_id, d.owed, d.due_on, false
            from intake_due d join answers a using (worker_id, district_id)
            where d.due_on <= monday + 6
                and not exists (select 1 from heads h where h.worker_id = d.worker_id)
                and not exists (select 1 from walled w where w.worker_id = d.worker_id and w.child_id = d.child_id)),
    grouped as materialized (
        select reader, worker_id, owed, bool_or(leads) leads, count(*) filter (where due_on < monday) late,
            count(*) filter (where due_on = monday) now_due, count(*) filter (where due_on > monday) coming
        from seen group by reader, worker_id, owed),
    counted as (
        select reader, bool_or(leads) leads, jsonb_build_object(
            'late', coalesce(jsonb_object_agg(owed, late) filter (where late > 0), '{{}}'),
            'today', coalesce(jsonb_object_agg(owed, now_due) filter (where now_due > 0), '{{}}'),
            'coming', coalesce(jsonb_object_agg(owed, coming) filter (where coming > 0), '{{}}')) counts
        from (select reader, owed, bool_or(leads) leads, sum(late)::int late, sum(now_due)::int now_due,
                  sum(coming)::int coming from grouped group by reader, owed) of_kinds
        group by reader),
    by_worker as (
        select reader, jsonb_object_agg(coalesce(worker_id::text, ''), jsonb_build_array(late, coming)) lines
        from (select reader, worker_id, sum(late)::int late, sum(now_due + coming)::int coming
              from grouped where leads group by reader, worker_id) of_workers
        group by reader),
    forgotten as (
        select reader, count(*)::int cases from (
            select h.worker_id as reader, k.child_id from intake_work k join heads h using (district_id)
                where k.owed = ''
            union all select k.worker_id, k.child_id from intake_work k join answers a using (worker_id, district_id)
                where k.owed = '' and not exists (select 1 from heads h where h.worker_id = k.worker_id)) f
        where not exists (select 1 from walled w where w.worker_id = f.reader and w.child_id = f.child_id)
        group by reader)
    insert into notices_summary
            (id, worker_id, day, week, counts, forgotten, of_workers, by_email, by_sms, made_at)
        select gen_random_uuid(), reader, monday, true,
            coalesce(counts, '{{"late": {{}}, "today": {{}}, "coming": {{}}}}'), coalesce(cases, 0), lines, true,
            always_sms or exists (select 1 from notices_reminder r
                where r.worker_id = reader and r.told_on = monday and r.by_sms), clock_timestamp()
        from counted full join forgotten using (reader) left join by_worker using (reader)
        on conflict (worker_id, day) do nothing;
    get diagnostics made = row_count;
    return made;
end $$;
revoke all on function intake_remind(date, jsonb), intake_sum_up_week(date, boolean) from public;
"""
BACK = "drop function intake_sum_up_week(date, boolean), intake_remind(date, jsonb);"


class Migration(migrations.Migration):
    dependencies = [("intake", "0018_reviewed_and_decided"), ("notices", "0007_reminders_kept")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
