-- Answers the districts of the speaker's reach: the district of the office for a specialist or a head,
-- every district of the oblast for an oblast supervisor. Empty for every other role and when nobody
-- speaks. Security definer: sessions are closed to the web role.
-- Called by: 31 functions, policies, bench/looks.py, bench/search.py.
create function access_districts() returns int[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare found int[];
begin
    select case
            when t.role in ('specialist', 'head') and p.district_id is not null then array[p.district_id]
            when t.role = 'oblast_supervisor' then
                array(select d.id from places_place d where d.district_id = d.id
                      and (d.parent_id = p.id or d.id = p.id)) end
        into found from access_speaking() t
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id;
    return coalesce(found, '{}');
end $$;
