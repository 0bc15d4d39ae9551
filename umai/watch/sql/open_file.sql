-- Opens the file that this request of the speaker asked for, for reading and for so many hours, and answers the
-- opening. The request must be committed by an earlier transaction and be the speaker's own; where the department is
-- told later, a second person must have agreed, in an earlier transaction too. What waited longer than its last day
-- opens nothing: after an answer it counts as many days again. Nothing opens behind a wall, or after the file moved to a
-- district over which the speaker does not watch. Sent twice, it answers the first opening. Security definer: it
-- writes a grant.
-- Called by: umai/review/two_persons.py, umai/watch/opening/actions.py.
create function watch_open_file(request uuid, hours int) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
    may record;
    asked watch_watchopeningrequest;
    agreed watch_watchopeninganswer;
    held int;
    until_on date;
    opening uuid := gen_random_uuid();
    at timestamptz := clock_timestamp();
    now_on date := access_today();
    present bigint := coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0);
begin
    perform pg_advisory_xact_lock(hashtextextended('watch opens ' || request, 0));
    select * into who from access_speaking();
    select * into may from watch_opening_limits();
    select * into asked from watch_watchopeningrequest r where r.id = request;
    select * into agreed from watch_watchopeninganswer a where a.asked_id = request and a.agreed;
    held := (select c.district_id from register_child c where c.id = asked.child_id);
    if coalesce(who.role, '') not in ('prosecutor', 'ombudsman', 'commissioner') or asked.id is null
        or asked.recorded_by_id <> who.worker_id or asked.office_id <> who.office_id
        or asked.transaction = present
        or (asked.tell_on is not null and (agreed.id is null or agreed.transaction = present
            or not access_is_another(agreed.recorded_by_id, who.worker_id)))
        or asked.child_id = any (access_walled())
        or held is null or cardinality(watch_over(array[held])) <> 1
        or (hours > 0 and make_interval(hours => hours) <= may.lasts) is not true then
        raise insufficient_privilege using message = 'nothing is opened by this request';
    end if;
    if exists (select from watch_watchopening o where o.asked_id = request) then
        return (select o.id from watch_watchopening o where o.asked_id = request);
    end if;
    until_on := case when asked.tell_on is null then asked.lapses_on
        else (agreed.recorded_at at time zone 'Asia/Bishkek')::date + (asked.lapses_on - asked.asked_on) end;
    if now_on > until_on then
        raise check_violation using message = 'the request waited too long', constraint = 'watch_request_lapsed';
    end if;
    insert into watch_watchopening (id, asked_id, child_id, district_id, office_id, role, words, from_at, to_at,
        told_on)
        values (opening, request, asked.child_id, held, who.office_id, who.role, asked.words, at,
            at + make_interval(hours => hours), greatest(asked.tell_on, now_on));
    insert into access_grant (id, worker_id, child_id, reason, from_at, to_at, granted_by_id)
        values (gen_random_uuid(), who.worker_id, asked.child_id, 'watch', at, at + make_interval(hours => hours),
            who.worker_id);
    return opening;
end $$;
