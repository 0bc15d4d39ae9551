-- Derives `outcome`, `screened_at`, `ended_at` and `waits` of a signal from its rows. A signal waits as
-- long as it has no ending and no current gathering by which it goes on with another that has none either:
-- what was left behind by the ending of the other is in the inbox again.
-- Called by: identification_settle_after_row.
create function identification_settle(signal uuid) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update identification_signal s set
        outcome = c.outcome, screened_at = c.recorded_at, ended_at = e.recorded_at,
        waits = e.id is null and not exists (
            select from identification_gathering g
            where g.signal_id = s.id and g.current
                and not exists (select from identification_signalending x where x.signal_id = g.first_id))
    from (select) as one
    left join identification_screening c on c.signal_id = signal and c.current
    left join identification_signalending e on e.signal_id = signal
    where s.id = signal
$$;
