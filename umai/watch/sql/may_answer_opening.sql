-- Answers whether the speaker may agree to this request or refuse it: as another person of the office that asks, not
-- under who asked, in a post that watches and in a later transaction, until its last day. Nobody from whom a wall
-- keeps the child, and only where the department is told later: anything else waits for nobody. That nobody answered
-- before is for the unique column to say, which holds at one moment too.
-- Called by: policies, umai/review/two_persons.py, umai/watch/opening/actions.py, umai/watch/opening/reading.py, umai/watch/opening/views.py.
create function watch_may_answer_opening(request uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() in ('prosecutor', 'ombudsman', 'commissioner'), false) and exists (
        select from watch_watchopeningrequest r
        where r.id = request and r.office_id = access_office() and r.tell_on is not null
            and r.lapses_on >= access_today()
            and access_is_second(r.recorded_by_id, r.transaction)
            and r.child_id <> all (access_walled())
            and cardinality(watch_over(array[r.district_id])) = 1);
end $$;
