-- Calls who answers for a case, or where nobody does whoever is on duty in the district that holds the
-- file, when a visit was missed in it while the risk is urgent or something urgent is open, and nobody has
-- seen the child since the first day of the window. The owner, who loads what happened before, calls
-- nobody. Security definer: no role of a page may write a call.
-- Called by: trigger calls.
create function visits_call_missed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user then
        insert into notices_call (id, kind, about, district_id, keeper, worker_id, opened_at)
            select gen_random_uuid(), 'missed', new.id, k.district_id, 'district', k.worker_id, clock_timestamp()
            from intake_worklistrow k join visits_visitwindow w on w.id = new.window_id
            where k.case_id = new.case_id and k.district_id is not null and (k.risk = 'urgent'
                or exists (select from urgency_urgency u where u.case_id = k.case_id and u.ended_at is null))
                and not exists (select from visits_sightings(register_one_with(array[new.child_id])) s
                    where (s.at at time zone 'Asia/Bishkek')::date >= w.earliest_on)
            on conflict do nothing;
    end if;
    return null;
end $$;

create trigger calls after insert on visits_missedvisit for each row execute function visits_call_missed();
