-- Answers why an adult cannot take care of a child today, and since which day (null: nobody knows): died, detained,
-- in prison, in hospital, away. A row that has ended, or begins later, says nothing. `written_on`: the day on which
-- it was written down. Every other reason for which a carer is not there belongs here too.
-- No role may run it.
-- Called by: justice_can_care, justice_carer_losses.
create function justice_cannot_care(adults uuid[], day date)
returns table(adult uuid, what text, since date, written_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select i.adult_id, i.kind::text, i.holds_from, (i.recorded_at at time zone 'Asia/Bishkek')::date
    from register_inability i
    where i.adult_id = any (adults) and i.current and (i.holds_from is null or i.holds_from <= day)
        and (i.holds_to is null or i.holds_to > day)
    union all
    select a.adult_id, 'away', a.holds_from, (a.recorded_at at time zone 'Asia/Bishkek')::date
    from register_absence a
    where a.adult_id = any (adults) and a.current and (a.holds_from is null or a.holds_from <= day)
        and (a.holds_to is null or a.holds_to > day)
$$;
