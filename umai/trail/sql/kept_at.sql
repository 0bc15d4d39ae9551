-- Answers the instant at which the newest signed head was last known to lie in a place that keeps heads
-- elsewhere; null when none ever did. The settings of the worker name the places, so a place that is no
-- longer among them ages here. Security definer: the web role does not read which places there are.
-- Called by: umai/health.py, umai/trail/anchors/guard.py.
create function trail_kept_at() returns timestamptz
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select max(held_at) from trail_keptplace
$$;
