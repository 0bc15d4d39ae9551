-- Answers whether a worker holds a post today as social worker, specialist or head in this district.
-- Called by: intake_release.
create function intake_works_in(who uuid, where_id int) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select from staff_term t
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id
        where t.worker_id = who and p.district_id = where_id
            and t.role in ('social_worker', 'specialist', 'head')
            and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
            and (t.ended_at is null or t.ended_at > clock_timestamp()));
end $$;
