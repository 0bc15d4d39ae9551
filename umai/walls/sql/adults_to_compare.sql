-- Answers the names of adults of files in these districts, a page after an id: of kin and of carers. Security
-- definer, for the job alone, which makes numbers of the names and keeps none of them.
-- Called by: umai/walls/suggesting/jobs.py.
create function walls_adults_to_compare(within int[], after uuid, most int) returns table (
    adult uuid, surname text, given text, patronymic text, district int
)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct i.adult_id, i.surname::text, i.given::text, i.patronymic::text, f.district_id
    from (select adult_id from register_adultidentity where current and adult_id > after
            order by adult_id limit most) page
        join register_adultidentity i on i.adult_id = page.adult_id and i.current
        left join lateral (
            select k.district_id from register_kinship k where k.adult_id = i.adult_id and k.current
            union select g.district_id from register_carearrangement g where g.carer_id = i.adult_id and g.current
        ) f on f.district_id = any (within)
    order by i.adult_id
$$;
