-- Empties the boxes that were kept for openings whose time is over; answers how many. Security definer:
-- these boxes are closed to every role.
-- Called by: umai/identification/jobs.py.
create function identification_forget_halves() returns int
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with gone as (
        update identification_openinghalf h set half = null, reporter_box = null
        from identification_opening o where o.id = h.opening_id and o.expires_at <= now()
            and (h.half is not null or h.reporter_box is not null) returning 1)
    select count(*)::int from gone
$$;
