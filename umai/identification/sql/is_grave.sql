-- Answers whether a report is ended, or joined to a case, by two persons only: whoever reported spoke of
-- violence, of suicide or self-harm, or of danger (or was not sure of it), or somebody ever held it for
-- urgent. What was said first counts, so a later screening lowers nothing.
-- Called by: identification_require_two, bench/two_persons.py.
create function identification_is_grave(signal uuid) returns boolean
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from identification_signal s where s.id = signal
            and (s.urgent or s.concern in ('violence', 'self_harm')))
        or exists (select from identification_screening c where c.signal_id = signal and c.outcome = 'urgent')
$$;
