-- Answers the limits of opening a file in an emergency, in one place: how long it lasts, within what another
-- person reviews it, how often somebody may ask in an hour and in a day, and how many files an office opens in
-- a day while one that it opened is not reviewed in time. No law sets them; the web role cannot say others.
-- Called by: opens_ask, opens_open, umai/opens/emergency/reading.py.
create function opens_limits() returns TABLE(lasts interval, review_within interval, asks_an_hour int, asks_a_day int, office_a_day int)
language sql immutable parallel safe
as $$
    select interval '60 minutes', interval '72 hours', 5, 20, 1
$$;
