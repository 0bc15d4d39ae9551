-- Answers the day in Bishkek of an instant.
-- Called by: feedback_decided.
create function feedback_day_of(instant timestamptz) returns date
language sql stable parallel safe
as $$
    select (instant at time zone 'Asia/Bishkek')::date
$$;
