-- Answers the sightings of a round that the speaker wrote, as they stand today, without what was seen: to say that one
-- was written wrongly. Security definer: a member of a round reads no sighting, not even the own one.
-- Called by: umai/rounds/market/own.py.
create function rounds_own_sightings(of_round uuid) returns table(id uuid, first_id uuid, seen_on date, team int,
    danger_now boolean, self_harm boolean, recorded_at timestamptz)
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.id, s.first_id, s.seen_on, s.team::int, s.danger_now, s.self_harm, s.recorded_at
    from rounds_sighting s
    where s.round_id = of_round and s.current and s.recorded_by_id = access_worker()
    order by s.recorded_at desc
$$;
