-- Answers who is still to be told of a request for a sign-in code or a post of the last day: the holder, the
-- heads of the districts in which the holder has a post, and the holder's superiors; never whoever asked.
-- Called by: umai/notices/sending/notices.py.
create function notices_to_tell_of_staff() returns table(request_id uuid, worker_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    with asked as (
        select r.id, r.worker_id as holder, r.recorded_by_id
        from offices_staffrequest r where r.recorded_at > now() - interval '1 day'
    ), post as (
        select t.worker_id as who, t.role, t.superior_id, p.district_id
        from staff_term t join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
        where t.from_on <= access_today() and coalesce(t.ended_at > now(), true)
            and coalesce(t.to_on >= access_today(), true)
    ), told as (
        select a.id, a.holder as who, a.recorded_by_id from asked a
        union select a.id, mine.superior_id, a.recorded_by_id
        from asked a join post mine on mine.who = a.holder where mine.superior_id is not null
        union select a.id, head.who, a.recorded_by_id
        from asked a join post mine on mine.who = a.holder
            join post head on head.district_id = mine.district_id and head.role = 'head'
    )
    select t.id, t.who from told t
    where t.who is distinct from t.recorded_by_id
        and not exists (select from notices_notice n where n.asked_id = t.id and n.worker_id = t.who);
end $$;
