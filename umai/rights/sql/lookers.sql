-- Answers who looked at the file of this request, changed it or printed from it: the day in Bishkek, the
-- office, the role and the act, and how often; the latest first. For a released request within the reach of
-- whoever speaks. Left out are refusals, everything about reports, and what people of bodies that report did:
-- each would tell who reported, but for a prosecutor's looks at a file that was opened for reading; whoever a
-- wall keeps from the file; and what of those who watch the department is not told of yet.
-- Security definer: also entries from before the file moved here.
-- Called by: umai/rights/extract/lookers.py.
create function rights_lookers(asked uuid)
    returns table (on_day date, office_id uuid, role text, act text, times bigint)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare files uuid[];
begin
    select register_one_with(array[r.child_id]) into files
    from rights_extractrequest r join rights_extractanswer a on a.request_id = r.id and a.released
    where r.id = asked and rights_within(r.child_id);
    return query
        select (e.at at time zone 'Asia/Bishkek')::date, e.office_id, e.role::text, e.act::text, count(*)
        from trail_entry e
        where e.child_id = any (coalesce(files, '{}')) and e.outcome in ('looked', 'done')
            and e.act not like 'identification.%' and e.act not like 'trail.%'
            and e.act not in ('intake.open_from_signal', 'intake.add_signal', 'prevention.tell')
            and (e.role in ('social_worker', 'specialist', 'head', 'oblast_supervisor', 'ministry_supervisor',
                    'commission_secretary', 'head_of_administration', 'auditor', 'ombudsman', 'commissioner')
                or e.role = 'prosecutor' and exists (select from watch_watchopening o
                    where o.recorded_by_id = e.worker_id and o.child_id = any (files)
                        and e.at >= o.from_at and e.at < o.to_at))
            and (e.role not in ('ombudsman', 'commissioner', 'prosecutor') or watch_told(e.id))
            and not exists (select from access_wall w
                where w.worker_id = e.worker_id and w.child_id = any (files))
        group by 1, 2, 3, 4
        order by 1 desc, 2, 3, 4;
end $$;
