-- Derives of the calls about missed visits of these children whether they are still needed. They are taken
-- off when somebody saw the child on or after the first day of the missed window, and when the case is
-- closed. When that was corrected they are made again; when the file moved or somebody else answers for
-- the case, there and for them. What a person took is not made again.
-- Called by: visits_missed_changed, visits_seen.
create function visits_settle_missed(children uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare one record;
begin
    for one in
        select m.id, k.district_id, k.worker_id,
                k.case_id is not null and not exists (select from intake_closure e where e.case_id = m.case_id)
                and not exists (select from visits_sightings(children) s
                    where (s.at at time zone 'Asia/Bishkek')::date >= w.earliest_on) as needed
            from visits_missedvisit m join visits_visitwindow w on w.id = m.window_id
            left join intake_worklistrow k on k.case_id = m.case_id
            where m.child_id = any (children)
                and exists (select from notices_call c where c.kind = 'missed' and c.about = m.id)
                and not exists (select from notices_call c join notices_callanswer a on a.call_id = c.id
                    where c.kind = 'missed' and c.about = m.id)
    loop
        update notices_call c set taken = true
            where c.kind = 'missed' and c.about = one.id and not c.taken
                and (not one.needed or (c.district_id, c.worker_id) is distinct from (one.district_id, one.worker_id));
        if one.needed then
            insert into notices_call (id, kind, about, district_id, keeper, worker_id, opened_at)
                values (gen_random_uuid(), 'missed', one.id, one.district_id, 'district', one.worker_id, clock_timestamp())
                on conflict do nothing;
        end if;
    end loop;
end $$;
