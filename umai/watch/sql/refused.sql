-- Answers the reports that ended without a case since this instant: how, and of what. Of a report it tells the day,
-- and neither a word nor who reported nor which child it was found to be about. Refuses a prosecutor: nobody is to
-- look for who reported because two persons found a report unfounded.
-- Called by: umai/watch/lists.py.
create function watch_refused(since timestamptz, within int[]) returns table(id uuid, child uuid, district int,
    what text, since_on date, owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
    walled uuid[] := identification_walled();
begin
    if access_role() = 'prosecutor' then
        raise insufficient_privilege using message = 'this role reads no reports';
    end if;
    return query
    select s.id, null::uuid, s.district_id, concat_ws('|', e.how, s.concern, s.keeper),
        (s.received_at at time zone 'Asia/Bishkek')::date, (s.ended_at at time zone 'Asia/Bishkek')::date, null::uuid
    from identification_signal s join identification_signalending e on e.signal_id = s.id
    where s.district_id = any (over) and s.ended_at >= since
        and e.how in ('no_need', 'passed_on', 'not_for_us', 'unfounded') and s.id <> all (walled);
end $$;
