-- Answers for each of these sightings (by the id of its first row) which child was seen: the same word for sightings that
-- a person matched with one another, earlier ones among them, or with one child of the register, as known at an instant
-- (null: now). The word is the id of the child, or of the earliest sighting where nobody knows the child.
-- Called by: rounds_market_counts, indicators_rows_working_children.
create function rounds_one_child(of_seen uuid[], known_at timestamptz) returns table(seen_id uuid, child text)
language sql stable
as $$
    with recursive matched as materialized (
        select coalesce(s.first_id, s.id) as seen_id, coalesce(e.first_id, e.id) as earlier_id, m.child_id
        from rounds_sightingmatch m join rounds_sighting s on s.id = m.sighting_id
            left join rounds_sighting e on e.id = m.same_as_id
        where case when known_at is null then m.current else m.recorded_at <= known_at and m.why <> 'struck'
            and not exists (select from rounds_sightingmatch r where r.replaces_id = m.id and r.recorded_at <= known_at) end
    ), up (id, place) as (
        select s, s from unnest(of_seen) s
        union select u.id, m.earlier_id from up u join matched m on m.seen_id = u.place and m.earlier_id is not null
    ), first as (
        select u.id, u.place as head from up u
        where not exists (select from matched m where m.seen_id = u.place and m.earlier_id is not null)
    ), down (head, id) as (
        select distinct f.head, f.head from first f
        union select d.head, m.seen_id from down d join matched m on m.earlier_id = d.id
    ), known as (
        select d.head, min(m.child_id::text) as child from down d
            join matched m on m.seen_id = d.id and m.child_id is not null
        group by d.head
    )
    select f.id, coalesce(k.child, f.head::text) from first f left join known k on k.head = f.head
$$;
