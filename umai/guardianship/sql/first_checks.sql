-- Answers the first check visits that wait within the speaker's reach, ids and days only: a child came to a carer
-- (`placement`), the care has not ended, and no visit was made from that day on, in whichever record of the child
-- that the speaker sees. Who was born on `born_after` or before is grown up. The first page asks it. Planned anew
-- at each call, for this reach.
-- Called by: guardianship_waiting, umai/guardianship/reading.py.
create function guardianship_first_checks(day date, born_after date)
returns table(child_id uuid, placement uuid, due_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
begin
    select * into r from access_reach();
    return query
    with placed as materialized (
        select p.id, p.child_id, p.care_id, p.placed_on, p.check_due_on,
            case when exists (select from register_merge m where m.current
                    and (m.child_id = p.child_id or m.other_id = p.child_id))
                then register_one_within(p.child_id, r.districts, r.municipalities, r.granted, r.walled)
                else array[p.child_id] end as ids
        from guardianship_careplacement p
        where (p.district_id = any (r.districts) or p.municipality_id = any (r.municipalities)
                or p.child_id = any (r.granted))
            and p.child_id <> all (r.walled)
            and not exists (select from register_identity i where i.child_id = p.child_id and i.current
                and register_grown_up(i.birth_date, i.birth_precision, born_after)))
    select p.child_id, p.id, p.check_due_on
    from placed p join register_carearrangement began on began.id = p.care_id
    where not exists (select from visits_visit v where v.child_id = any (p.ids) and v.current and v.made
            and (v.at at time zone 'Asia/Bishkek')::date >= p.placed_on)
        and exists (select from register_carearrangement c where c.child_id = any (p.ids) and c.current
            and (c.holds_to is null or c.holds_to > day) and (c.holds_from is null or c.holds_from <= day)
            and register_paper_holder(c.institution, c.carer_id)
                = register_paper_holder(began.institution, began.carer_id));
end $$;
