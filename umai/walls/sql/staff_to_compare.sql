-- Answers the staff who hold a post today, with the district of the post: who they are is compared with the
-- adults of files there. Security definer, for the job alone.
-- Called by: umai/walls/suggesting/jobs.py.
create function walls_staff_to_compare() returns table (
    worker uuid, surname text, given text, patronymic text, district int
)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct w.id, w.surname::text, w.given::text, w.patronymic::text, p.district_id
    from staff_worker w join staff_term t on t.worker_id = w.id
        join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
    where p.district_id is not null
        and t.role in ('social_worker', 'specialist', 'head', 'school_worker', 'health_worker', 'inspector')
        and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
        and (t.ended_at is null or t.ended_at > now())
$$;
