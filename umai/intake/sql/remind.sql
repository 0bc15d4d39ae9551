-- Writes the day's reminders of what is owed and answers how many are new; running it twice adds none.
-- windows say which kind, due on which days, is told to whom and how. A worker without a post in the
-- district today is replaced by the head, a missing head by the oblast supervisor, a missing secretary
-- or head of administration by the head. A wall between a person and the child leaves the person out; where
-- that leaves nobody of the Commission or the administration, the head is told in its place, and not why.
-- Called by: bench/reminders.py, umai/intake/reminders/daily.py.
create function intake_remind(today date, windows jsonb) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made int;
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
            where answering is null),
    open_to as materialized (
        select * from told where not exists (
            select 1 from walled w where w.worker_id = told.worker_id and w.child_id = told.child_id)),
    -- A body that sees nothing of the child does nothing for it, and says nothing: its silence is noticed.
    unseen as (
        select l.worker_id, due.* from due join chiefs l using (district_id)
            where due.who in ('commission', 'administration')
                and not exists (select 1 from open_to s where s.owed = due.owed and s.of = due.of
                    and s.days = due.days and s.who = due.who)
                and not exists (select 1 from walled w where w.worker_id = l.worker_id and w.child_id = due.child_id))
    insert into notices_reminder
            (worker_id, owed, of, in_case, district_id, due_on, days, by_email, by_sms, told_on)
        select worker_id, owed, of, case_id, district_id, due_on, days, by_email, by_sms, today from (
            select * from open_to union all select * from unseen) everybody
        on conflict do nothing;
    get diagnostics made = row_count;
    return made;
end $$;
