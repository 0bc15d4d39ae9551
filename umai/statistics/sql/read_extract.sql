-- Answers what was made of a request of the own office that was allowed: how many rows, how many were generalised and
-- left out (null: fewer than the least). The groups themselves only to the analyst who asked, to the last day, and where
-- a look at this extract stands on the trail, committed and of these minutes. Security definer: no role of a page
-- reads the table.
-- Called by: umai/statistics/extracts/reading.py.
create function statistics_read_extract(request uuid)
returns table(id uuid, row_count bigint, ages_hidden bigint, durations_hidden bigint, left_out bigint, groups jsonb)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select m.id, m.row_count, m.ages_hidden, m.durations_hidden, m.left_out,
        case when r.recorded_by_id = access_worker() and access_role() = 'analyst' and r.until >= access_today() and exists (
                select from trail_entry e
                where e.worker_id = access_worker() and e.at > now() - interval '5 minutes' and e.outcome = 'looked'
                    and e.act = 'statistics.extract_files.read' and request = any (e.shown))
            then m.groups end
    from statistics_microdatarequest r
    join statistics_microdataanswer a on a.asked_id = r.id and a.allowed
    join statistics_mademicrodata m on m.as_of = r.as_of and m.named = r.named
    where r.id = request and r.office_id = access_office()
        and coalesce(access_role() in ('analyst', 'ministry_supervisor'), false)
$$;
