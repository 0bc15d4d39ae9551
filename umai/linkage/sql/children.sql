-- Answers what matching compares of these children, in the columns of linkage_rows. It takes the current
-- identity, the actual address in force that was recorded last, and the mother and the telephone that
-- were recorded first. Security definer: the worker role reaches no child by territory.
-- Called by: linkage_compared_records, umai/linkage/candidates/weigher.py.
create function linkage_children(
    ids uuid[]
) returns TABLE(id uuid, number int, surname text, given text, patronymic text, birth_date date, birth_precision text, sex text, pin text, oblast int, district int, municipality int, settlement int, mother text, phone text, edition uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select c.id, 0, i.surname, i.given, i.patronymic, i.birth_date, i.birth_precision, i.sex, i.pin,
        case when d.parent_id is null then d.id else d.parent_id end, c.district_id, c.municipality_id,
        (select a.settlement_id from register_address a where a.child_id = c.id and a.current
            and a.kind = 'actual' and a.holds_to is null and a.settlement_id is not null
            order by a.recorded_at desc, a.id desc limit 1),
        coalesce((select concat_ws(' ', m.surname, m.given) from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current
            where k.child_id = c.id and k.current and k.relation = 'mother'
            order by k.recorded_at, k.id limit 1), ''),
        coalesce((select m.phone from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current and m.phone <> ''
            where k.child_id = c.id and k.current order by k.recorded_at, k.id limit 1), ''), null::uuid
    from register_child c join register_identity i on i.child_id = c.id and i.current
        left join places_place d on d.id = c.district_id
    where c.id = any (ids)
$$;
