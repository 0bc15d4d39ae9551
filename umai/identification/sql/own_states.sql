-- Answers for each signal that the speaker wrote whether it was read and how it ended, by the signal
-- with which it goes on. Security definer: the speaker sees nothing else of that other signal.
-- Called by: umai/identification/officials/actions.py.
create function identification_own_states() returns TABLE(signal uuid, was_read boolean, ended text)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.id, f.screened_at is not null, e.how::text
    from identification_signal s
    join identification_signal f on f.id = identification_first_signal(s.id)
    left join identification_signalending e on e.signal_id = f.id
    where s.recorded_by_id = access_worker()
$$;
