-- Keeps the sealed name of the reporter of a signal, once. Refuses unless the speaker wrote the signal
-- within the last hour. Security definer: these boxes are closed to every role.
-- Called by: umai/identification/signal/actions.py.
create function identification_seal(signal uuid, sealed bytea, key text) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into identification_reporter (signal_id, sealed, key_id)
        select s.id, identification_seal.sealed, key from identification_signal s
        where s.id = signal and s.recorded_by_id = access_worker()
            and s.recorded_at > now() - interval '1 hour';
    if not found then raise insufficient_privilege using message = 'not the speaker''s own signal'; end if;
end $$;
