-- Answers what waits about carers within the speaker's reach, ids and days only, as the files are read after a
-- look; of one child (`only`), or null for all. `what` is one of:
-- "check": a child came to a carer (`row_id`, a placement), and no visit was made from that day on; `on_day` is
-- the last day of the first check visit, and nothing is due any more when the care has ended.
-- "return": a parent (`other_id`) is back since `on_day`, a carer's paper (`row_id`, a care) runs on, and nobody
-- said what becomes of it.
-- "papers": a carer has a paper (`row_id`) while the earlier one of another carer (`other_id`) is valid, from
-- `on_day` on, and nobody said why; of one carer it is the same paper in two records of the child.
-- "parted": by an arrangement, with a paper or in an institution, a child lives with a carer (`row_id`, a care)
-- apart from a brother or sister (`other_id`, a child) whom the speaker reaches, since `on_day`, and nobody said
-- why. Not with a carer of the same household.
-- Who was born on `born_after` or before is grown up, and nothing waits about them. Records of a child that the
-- speaker does not see, and adults behind a wall, answer nothing.
-- All but the first begins from the few cares with a paper. Planned anew at each call: a plan for any reach
-- took seconds for an oblast.
-- Called by: umai/guardianship/worklist.py.
create function guardianship_waiting(day date, born_after date, only_child uuid)
returns table(what text, child_id uuid, row_id uuid, other_id uuid, on_day date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    one uuid[];
    walled_adults uuid[] := register_walled_adults();
begin
    select * into r from access_reach();
    if only_child is not null then
        one := register_one_within(only_child, r.districts, r.municipalities, r.granted, r.walled);
    end if;
    return query
    with cared as materialized (
        select c.id, c.child_id, c.carer_id, c.institution, c.beside, c.holds_from, c.recorded_at,
            register_paper_holder(c.institution, c.carer_id) as holder,
            register_paper_term(c.paper_from, c.paper_to, c.holds_from, c.holds_to) as term
        from register_carearrangement c
        where c.current and c.paper <> 'none' and (c.holds_to is null or c.holds_to > day)
            and (c.holds_from is null or c.holds_from <= day)
            and (c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities)
                or c.child_id = any (r.granted))
            and c.child_id <> all (r.walled) and (only_child is null or c.child_id = any (one))
            and not exists (select from register_identity i where i.child_id = c.child_id and i.current
                and register_grown_up(i.birth_date, i.birth_precision, born_after))),
    records as materialized (
        select f.child_id, case when exists (select from register_merge m where m.current
                and (m.child_id = f.child_id or m.other_id = f.child_id))
            then register_one_within(f.child_id, r.districts, r.municipalities, r.granted, r.walled)
            else array[f.child_id] end as ids
        from (select distinct cared.child_id from cared) f),
    arranged as materialized (
        select c.*, records.ids, c.institution = '' and exists (
            select from register_kinship k where k.child_id = any (records.ids) and k.adult_id = c.carer_id
                and k.current and k.relation in ('mother', 'father')) as by_parent
        from cared c join records on records.child_id = c.child_id),
    kin_of as materialized (
        select distinct c.id, kin.child_id as kin
        from arranged c
            join register_kinship own on own.child_id = any (c.ids) and own.current
                and own.relation in ('mother', 'father')
            join register_kinship kin on kin.adult_id = own.adult_id and kin.current
                and kin.relation in ('mother', 'father') and kin.child_id <> all (c.ids)
        where not c.by_parent
            and not exists (select from guardianship_partingreason w join register_carearrangement said
                    on said.id = w.care_id where w.child_id = any (c.ids)
                    and register_paper_holder(said.institution, said.carer_id) = c.holder)),
    apart as materialized (
        select c.id, c.child_id, k.kin, c.holds_from
        from kin_of k join arranged c on c.id = k.id
            cross join lateral (
                select bool_or((s.district_id = any (r.districts) or s.municipality_id = any (r.municipalities)
                        or s.child_id = any (r.granted)) and s.child_id <> all (r.walled)) as is_seen,
                    bool_or(register_paper_holder(s.institution, s.carer_id) = c.holder
                        or exists (select from register_membership m join register_membership n
                            on n.household_id = m.household_id and n.current and n.holds_to is null
                            where m.adult_id = c.carer_id and m.current and m.holds_to is null
                                and n.adult_id = s.carer_id)) as is_near
                from register_carearrangement s
                where s.child_id = k.kin and s.current and (s.holds_to is null or s.holds_to > day)
                    and (s.holds_from is null or s.holds_from <= day)) cares
        where cares.is_seen and cares.is_near is not true)
    select 'check', k.child_id, k.placement, null::uuid, k.due_on from guardianship_first_checks(day, born_after) k
    where only_child is null or k.child_id = any (one)
    union all
    (select distinct on (c.child_id, a.adult_id, a.holds_to) 'return', c.child_id, c.id, a.adult_id, a.holds_to
    from arranged c
        join register_kinship k on k.child_id = any (c.ids) and k.current
            and k.relation in ('mother', 'father')
        join register_absence a on a.adult_id = k.adult_id and a.current and a.holds_to <= day
            and a.adult_id <> all (walled_adults)
    where not c.by_parent and c.term @> day
        and (lower_inf(c.term) or lower(c.term) <= a.holds_to)
        and not exists (select from register_absence again where again.adult_id = a.adult_id and again.current
            and (again.holds_to is null or again.holds_to > a.holds_to))
        and not exists (select from guardianship_returnanswer w where w.child_id = any (c.ids)
            and w.adult_id = a.adult_id and w.returned_on = a.holds_to)
    order by c.child_id, a.adult_id, a.holds_to, c.id)
    union all
    select 'papers', c.child_id, c.id, before.id, lower(c.term * before.term)
    from arranged c cross join lateral unnest(c.ids) other (id)
        join arranged before on before.child_id = other.id and before.id <> c.id
    where c.beside = '' and before.beside = ''
        and (coalesce(lower(before.term), '-infinity'), before.recorded_at, before.id)
            < (coalesce(lower(c.term), '-infinity'), c.recorded_at, c.id)
        and c.term && before.term and (upper_inf(c.term * before.term) or upper(c.term * before.term) > day)
    union all
    (select distinct on (a.id) 'parted', a.child_id, a.id, a.kin, a.holds_from
    from apart a
    where (select register_grown_up(i.birth_date, i.birth_precision, born_after)
        from register_identity i where i.child_id = a.kin and i.current) is not true
    order by a.id, a.kin);
end $$;
