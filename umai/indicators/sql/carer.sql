-- Answers what the carer of an arrangement is to the child: a parent, a grandparent, another relative, somebody else, or
-- an institution. One row, as a table: so PostgreSQL writes it into the query that asks.
-- Called by: indicators_care_of, indicators_rows_care.
create function indicators_carer(child uuid, adult uuid, institution text, is_kin boolean, known_at timestamptz)
returns table(carer text)
language sql stable
as $$
    select case when institution <> '' then 'institution' else coalesce((
        select case when k.relation in ('mother', 'father') then 'parent'
            when k.relation like 'grand%' then 'grandparent' when k.relation = 'not_related' then 'other' else 'kin' end
        from register_kinship k where k.child_id = child and k.adult_id = adult
            and case when known_at is null then k.current else k.recorded_at <= known_at and k.why <> 'struck'
                and not exists (select from register_kinship r where r.replaces_id = k.id and r.recorded_at <= known_at) end
        order by k.relation in ('mother', 'father') desc, k.recorded_at desc, k.id limit 1),
        case when is_kin then 'kin' else 'other' end) end
$$;
