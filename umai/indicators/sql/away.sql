-- Answers how the parents of one child, who has these records, are away on a day: how many of them, whether abroad and
-- within the country, since when, and in which country ('': nobody knows; "several"). One row.
-- Called by: indicators_rows_in_category.
create function indicators_away(records uuid[], on_day date, known_at timestamptz)
returns table(parents bigint, abroad boolean, within boolean, since date, country text)
language sql stable
as $$
    select count(distinct k.relation), coalesce(bool_or(a.kind = 'external'), false), coalesce(bool_or(a.kind = 'internal'), false),
        min(a.holds_from), case count(distinct a.country) filter (where a.kind = 'external' and a.country <> '')
            when 0 then '' when 1 then min(a.country) filter (where a.kind = 'external' and a.country <> '') else 'several' end
    from register_kinship k join register_absence a on a.adult_id = k.adult_id
    where k.child_id = any (records) and k.relation in ('mother', 'father')
        and (a.holds_from is null or a.holds_from <= on_day) and (a.holds_to is null or a.holds_to >= on_day)
        and case when known_at is null then k.current and a.current else greatest(k.recorded_at, a.recorded_at) <= known_at
            and k.why <> 'struck' and a.why <> 'struck'
            and not exists (select from register_kinship r where r.replaces_id = k.id and r.recorded_at <= known_at)
            and not exists (select from register_absence r where r.replaces_id = a.id and r.recorded_at <= known_at) end
$$;
