-- Answers what is known of the lives of these children, each once with all records that are one with it: the
-- ids and days of their rows, replaced ones too, without a name, a number or a word. The columns of each list
-- stand in `umai/situations/rows.py`.
-- Called by: umai/situations/deriving.py.
create function situations_lives(children uuid[]) returns table (records uuid[], merges json, lists json)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    with asked as (
        select distinct case
            when exists (select from register_merge m where m.current and (m.child_id = c.id or m.other_id = c.id))
                then array(select r from unnest(register_one_with(array[c.id])) r order by r)
            else array[c.id] end as ids
        from unnest(children) c(id))
    select a.ids,
        case when cardinality(a.ids) > 1 then (
            select json_agg(json_build_array(m.child_id, m.other_id) order by m.recorded_at, m.id)
            from register_merge m where m.current and m.child_id = any (a.ids)) end,
        json_build_object(
            'kinship', (select json_agg(json_build_array(k.id, k.replaces_id, k.why, k.happened_on, k.holds_from, k.holds_to,
                    k.child_id, k.adult_id, k.relation, k.legal_representative) order by k.recorded_at)
                from register_kinship k where k.child_id = any (a.ids)),
            'identity', (select json_agg(json_build_array(i.id, i.replaces_id, i.why, i.happened_on, i.holds_from, i.holds_to,
                    i.child_id, i.birth_date, i.birth_precision, i.birth_certificate <> '') order by i.recorded_at)
                from register_identity i where i.child_id = any (a.ids)),
            'absence', (select json_agg(json_build_array(x.id, x.replaces_id, x.why, x.happened_on, x.holds_from, x.holds_to,
                    x.adult_id, x.kind, x.return_expected_on, x.contact <> '' or x.last_contact_on is not null) order by x.recorded_at)
                from register_absence x where x.adult_id in (
                    select k.adult_id from register_kinship k where k.child_id = any (a.ids))),
            'inability', (select json_agg(json_build_array(x.id, x.replaces_id, x.why, x.happened_on, x.holds_from, x.holds_to,
                    x.adult_id, x.kind) order by x.recorded_at)
                from register_inability x where x.adult_id in (
                    select k.adult_id from register_kinship k where k.child_id = any (a.ids))),
            'rightsdecision', (select json_agg(json_build_array(r.id, r.replaces_id, r.why, r.happened_on, r.holds_from, r.holds_to,
                    r.adult_id, r."limit") order by r.recorded_at)
                from register_rightsdecision r where r.child_id = any (a.ids)),
            'carearrangement', (select json_agg(json_build_array(c.id, c.replaces_id, c.why, c.happened_on, c.holds_from, c.holds_to,
                    c.carer_id, case when c.institution <> '' then 'institution' else '' end, c.paper, c.paper_from, c.paper_to, c.beside) order by c.recorded_at)
                from register_carearrangement c where c.child_id = any (a.ids)),
            'schooling', (select json_agg(json_build_array(s.id, s.replaces_id, s.why, s.happened_on, s.holds_from, s.holds_to,
                    s.attendance) order by s.recorded_at)
                from register_schooling s where s.child_id = any (a.ids)),
            'causeconfirmation', (select json_agg(json_build_array(f.id, f.replaces_id, f.why, f.happened_on, f.holds_from, f.holds_to,
                    f.code, f.recorded_by_id) order by f.recorded_at)
                from register_causeconfirmation f where f.child_id = any (a.ids)),
            'departureconfirmation', (select json_agg(json_build_array(d.confirmed_on, d.absence_id) order by d.recorded_at)
                from guardianship_departureconfirmation d where d.child_id = any (a.ids)))
    from asked a;
end $$;
