-- Answers at which level a pair of these two districts is read first. 'district' where they are one,
-- 'oblast' where both lie in one oblast, else 'ministry', also where a district is not known.
-- Called by: linkage_due.
create function linkage_level(district int, beside int) returns text
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select case when district is null or beside is null then 'ministry' when district = beside then 'district'
        when (select count(distinct coalesce(parent_id, id)) from places_place where id in (district, beside)) = 1
            then 'oblast' else 'ministry' end
$$;
