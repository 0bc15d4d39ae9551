-- Answers whether a signal was written for a child near the suspect of an incident that two persons found unfounded,
-- and nobody of the office that was told acted on it yet. Such a signal ends with the incident.
-- Called by: identification_require_two, justice_fall.
create function justice_falls(signal uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from justice_householdsignal t join identification_signal s on s.id = t.signal_id
        where t.signal_id = signal and t.current and justice_is_unfounded(t.incident_id)
            and s.waits and s.outcome is null
            and not exists (select from identification_joining j where j.signal_id = s.id)
            and not exists (select from identification_endingproposal p where p.signal_id = s.id)
            and not exists (select from identification_gathering g where g.current and s.id in (g.signal_id, g.first_id)))
$$;
