-- Answers the requests about staff that the speaker asked in the last seven days and that did not come to their
-- end: those that wait for another person, the codes to which another agreed and that were not shown yet, and
-- those to which another did not agree. Security definer: that a code was given is closed to the web role.
-- Called by: umai/casefile/second_person.py, umai/offices/requests/reading.py.
create function offices_own_requests() returns table(request_id uuid, state text)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select r.id, case when a.id is null then 'waits' when a.agreed then 'agreed' else 'refused' end
    from offices_staffrequest r left join offices_staffanswer a on a.request_id = r.id
    where r.recorded_by_id = access_worker() and r.recorded_at > now() - interval '7 days' and not r.alone
        and not (coalesce(a.agreed, false) and (r.kind = 'post'
            or exists (select from staff_enrolment e where e.request_id = r.id)))
    order by r.recorded_at;
end $$;
