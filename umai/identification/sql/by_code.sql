-- Answers to the holder of a code when the signal was received (the day in Bishkek), in which language,
-- whether it was screened and how it ended, and nothing about a child. Security definer: the public role
-- may read no signal.
-- Called by: umai/identification/report_form/database.py.
create function identification_by_code(
    code bytea
) returns TABLE(signal uuid, received_on date, language text, screened boolean, ended text)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.id, (s.received_at at time zone 'Asia/Bishkek')::date, s.language::text,
        exists (select 1 from identification_screening c where c.signal_id = s.id and c.current), e.how::text
    from identification_signal s left join identification_signalending e on e.signal_id = s.id
    where s.code_hash = code
$$;
