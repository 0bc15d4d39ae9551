-- Answers the municipality of the speaker's reach: that of the office, for a social worker only. Empty
-- for every other role and when nobody speaks. Security definer: sessions are closed to the web role.
-- Called by: 11 functions, policies, bench/looks.py.
create function access_municipalities() returns int[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare found int[];
begin
    select case when t.role = 'social_worker' and p.municipality_id is not null then array[p.municipality_id] end
        into found from access_speaking() t
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id;
    return coalesce(found, '{}');
end $$;
