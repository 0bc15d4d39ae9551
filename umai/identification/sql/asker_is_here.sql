-- Answers whether the person who asked for this opening has an open session now and holds a post of
-- today as oblast supervisor over its district. Security definer: sessions are closed to the web role.
-- Called by: identification_unseal.
create function identification_asker_is_here(opening uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from identification_opening o
        join access_session s on s.worker_id = o.recorded_by_id
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now()
        join staff_term t on t.worker_id = s.worker_id and t.role = 'oblast_supervisor'
            and t.from_on <= access_today() and coalesce(t.to_on >= access_today(), true)
            and coalesce(t.ended_at > now(), true)
        join staff_office f on f.id = t.office_id
        join places_place p on p.id = o.district_id and f.place_id in (p.id, p.parent_id)
        where o.id = opening)
$$;
