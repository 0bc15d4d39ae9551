-- Answers of each record that was merged by this instant (null: that is merged now) whether it stands for its child,
-- so that a child with several records is counted once. It is the record that no merge put second.
-- Called by: indicators_rows_registered.
create function indicators_merged(known_at timestamptz) returns table(record_id uuid, leads boolean)
language sql stable
as $$
    with recursive merge as materialized (
        select m.child_id, m.other_id from register_merge m
        where case when known_at is null then m.current and m.why <> 'struck' else m.recorded_at <= known_at and m.why <> 'struck'
            and not exists (select from register_merge r where r.replaces_id = m.id and r.recorded_at <= known_at) end),
    one (root, id) as (
        select s.id, s.id from (select m.child_id as id from merge m union select m.other_id from merge m) s
        union
        select o.root, case when m.child_id = o.id then m.other_id else m.child_id end
        from one o join merge m on o.id in (m.child_id, m.other_id))
    select o.root, o.root = (array_agg(o.id order by exists (select from merge m where m.other_id = o.id), o.id))[1]
    from one o group by o.root
$$;
