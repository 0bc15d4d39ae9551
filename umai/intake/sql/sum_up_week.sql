-- Writes each person's summary of the week from this Monday on, and answers how many are new. It counts
-- what is late, due that day and due by Sunday, and open cases that owe nothing: for a head in the whole
-- district, by worker; for others in their own cases. A child behind the reader's wall is not counted.
-- It goes by SMS too if always_sms, or if a reminder of the day does. Running it twice adds none.
-- Called by: bench/reminders.py, umai/intake/reminders/daily.py.
create function intake_sum_up_week(monday date, always_sms boolean) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made int; today date := monday;
begin
    with
    post as materialized (
        select t.worker_id, t.role, o.kind, o.place_id from staff_term t join staff_office o on o.id = t.office_id
        where t.from_on <= today and (t.to_on is null or t.to_on >= today)
            and (t.ended_at is null or t.ended_at > now()) and (o.to_on is null or o.to_on >= today)),
    answers as materialized (
        select distinct post.worker_id, p.district_id from post join places_place p on p.id = post.place_id
        where post.role in ('social_worker', 'specialist', 'head')),
    walled as materialized (
        select worker_id, child_id from register_walls()
        where from_at <= now() and (to_at is null or to_at > now())),
    held as materialized (
        select p.id, p.parent_id from places_place p where p.id in (select distinct district_id from intake_worklistrow)),
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
            'late', coalesce(jsonb_object_agg(owed, late) filter (where late > 0), '{}'),
            'today', coalesce(jsonb_object_agg(owed, now_due) filter (where now_due > 0), '{}'),
            'coming', coalesce(jsonb_object_agg(owed, coming) filter (where coming > 0), '{}')) counts
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
            select h.worker_id as reader, k.child_id from intake_worklistrow k join heads h using (district_id)
                where k.owed = ''
            union all select k.worker_id, k.child_id from intake_worklistrow k join answers a using (worker_id, district_id)
                where k.owed = '' and not exists (select 1 from heads h where h.worker_id = k.worker_id)) f
        where not exists (select 1 from walled w where w.worker_id = f.reader and w.child_id = f.child_id)
        group by reader)
    insert into notices_summary
            (id, worker_id, day, week, counts, forgotten, of_workers, by_email, by_sms, made_at)
        select gen_random_uuid(), reader, monday, true,
            coalesce(counts, '{"late": {}, "today": {}, "coming": {}}'), coalesce(cases, 0), lines, true,
            always_sms or exists (select 1 from notices_reminder r
                where r.worker_id = reader and r.told_on = monday and r.by_sms), clock_timestamp()
        from counted full join forgotten using (reader) left join by_worker using (reader)
        on conflict (worker_id, day) do nothing;
    get diagnostics made = row_count;
    return made;
end $$;
