-- Answers when each child was in formal care of each kind, as it was known at an instant (null: now): from the first to the
-- last day of every arrangement (null: nobody knows, or it lasts). A row that a change replaced held until the day before
-- the change, and the new one holds from that day. `child` is the record that leads.
-- Called by: indicators_rows_left_care, indicators_rows_placements.
create function indicators_formal_spans(known_at timestamptz)
returns table(id uuid, child uuid, district_id int, municipality_id int, placed text, from_on date, to_on date)
language sql stable
as $$
    select a.id, coalesce(g.lead, a.child_id),
        case when known_at is null then a.district_id
            else (select h.district_id from indicators_district_then(a.child_id, a.district_id, known_at) h) end,
        a.municipality_id, case when a.paper in ('institution', 'foster') then a.paper else 'guardianship' end,
        greatest(a.holds_from, a.happened_on), least(a.holds_to, c.happened_on - 1)
    from register_carearrangement a
    left join register_carearrangement c on c.replaces_id = a.id and (known_at is null or c.recorded_at <= known_at)
    left join register_merged(null, known_at) g on g.record = a.child_id
    where a.paper in ('institution', 'foster', 'court', 'preliminary') and a.why <> 'struck'
        and (known_at is null or a.recorded_at <= known_at)
        and (c.id is null or c.why = 'change' and c.happened_on is not null)
$$;
