-- Opens a call for each worker who is not back from an outing in time, and answers how many are new.
-- An outing is called about once, and not when its hour was before `not_before` (`outing_call_hours`).
-- Called by: umai/visits/jobs.py.
create function visits_raise_alarms(now_is timestamptz, not_before timestamptz) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        select gen_random_uuid(), 'outing', o.id, o.district_id, 'district', now_is
        from visits_outing o
        where o.back_by_at < now_is and o.back_by_at > not_before
            and o.district_id is not null
            and not exists (select from visits_return r where r.outing_id = o.id)
            and not exists (select from notices_call c where c.kind = 'outing' and c.about = o.id)
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
