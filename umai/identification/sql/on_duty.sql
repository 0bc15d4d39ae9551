-- Answers whether somebody who may answer is on duty for this district now, at its department or, with
-- `higher`, at the oblast. A turn counts that was not handed over, when its worker or substitute still
-- holds a post there today. Security definer: the public role may not read the duty roster.
-- Called by: umai/identification/report_form/database.py.
create function identification_on_duty(district int, higher boolean) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select 1 from staff_turn t
        join staff_office o on o.id = t.office_id
        join staff_term m on m.office_id = o.id and m.worker_id in (t.worker_id, t.substitute_id)
        where t.current and t.from_at <= now() and t.to_at > now()
            and coalesce(o.to_on >= access_today(), true)
            and m.from_on <= access_today() and coalesce(m.to_on >= access_today(), true)
            and coalesce(m.ended_at > now(), true)
            and case when higher
                then o.kind = 'oblast' and m.role = 'oblast_supervisor'
                    and (o.place_id = district
                        or o.place_id = (select p.parent_id from places_place p where p.id = district))
                else o.kind = 'district' and o.place_id = district and m.role in ('specialist', 'head') end)
$$;
