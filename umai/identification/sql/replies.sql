-- Answers to the holder of a code the replies to the signal and to the one with which it goes on, each
-- with its day in Bishkek. Security definer: the public role may read no signal.
-- Called by: umai/identification/report_form/database.py.
create function identification_replies(code bytea) returns TABLE(said text, replied_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select r.said::text, (r.recorded_at at time zone 'Asia/Bishkek')::date
    from identification_signal s
    join identification_reply r on r.signal_id = s.id or r.signal_id in (
        select g.first_id from identification_gathering g where g.signal_id = s.id and g.current)
    where s.code_hash = code order by r.recorded_at
$$;
