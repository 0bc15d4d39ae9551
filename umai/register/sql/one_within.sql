-- Answers this record and those that are one child with it by current merges of which a speaker of this reach
-- sees both records, as the pages join them: what lies beyond the reach or behind a wall joins nothing.
-- Called by: guardianship_first_checks, guardianship_waiting, justice_carer_losses.
create function register_one_within(
    child uuid, districts int[], municipalities int[], granted uuid[], walled uuid[]
) returns uuid[]
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(
        with recursive one (id) as (
            select child
            union
            select o.id
            from one join register_merge m on m.current and (m.child_id = one.id or m.other_id = one.id)
                join register_child o on o.id = case when m.child_id = one.id then m.other_id else m.child_id end
            where (o.district_id = any (districts) or o.municipality_id = any (municipalities)
                    or o.id = any (granted))
                and o.id <> all (walled))
        select id from one)
$$;
