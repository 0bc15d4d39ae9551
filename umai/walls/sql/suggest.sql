-- Keeps the ties that may be there: of staff and adults with one PIN, and of the pairs that the job found by
-- names (worker, adult, district). Each pair of a worker and a child once, and none for which a wall stands;
-- what was answered does not come again. The trail says which adults were found. Answers how many are new.
-- Called by: umai/walls/suggesting/jobs.py.
create function walls_suggest(by_name jsonb) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare adults uuid[]; made int;
begin
    with pairs as (
        select p.worker_id as worker, i.adult_id as adult, null::int as district, 'pin' as how
        from staff_particulars p join register_adultidentity i on i.pin = p.pin and i.current
        where p.pin <> ''
        union all
        select (one->>0)::uuid, (one->>1)::uuid, (one->>2)::int, 'name' from jsonb_array_elements(by_name) one
    ), files as (
        select distinct on (p.worker, f.child_id) p.worker, f.child_id, p.adult, p.how, c.municipality_id
        from pairs p
        join lateral (
            select k.child_id from register_kinship k where k.adult_id = p.adult and k.current
            union select g.child_id from register_carearrangement g where g.carer_id = p.adult and g.current
            union select beside.child_id from register_membership own
                join register_membership beside on beside.household_id = own.household_id and beside.current
                where own.adult_id = p.adult and own.current and beside.child_id is not null) f on true
        join register_child c on c.id = f.child_id and (p.district is null or c.district_id = p.district)
        order by p.worker, f.child_id, p.how desc
    ), kept as (
        insert into walls_tiesuggestion (id, worker_id, child_id, adult_id, how, near)
            select gen_random_uuid(), f.worker, f.child_id, f.adult, f.how, coalesce(
                (select d.municipality_id = f.municipality_id or d.id = f.municipality_id
                    from staff_particulars s join places_place d on d.id = s.dwelling_id
                    where s.worker_id = f.worker), false)
            from files f
            where not exists (
                select from access_wall w where w.worker_id = f.worker and w.to_at is null
                    and w.child_id = any (register_one_with(array[f.child_id])))
            on conflict do nothing
            returning adult_id)
    select array_agg(distinct adult_id), count(*) into adults, made from kept;
    if made > 0 then
        perform trail_write('walls.suggest', 'looked', 'list', gen_random_uuid(), null, null, null, adults, null);
    end if;
    return made;
end $$;
