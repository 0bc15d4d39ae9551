-- Keeps where the child of an incident lived, as numbers, and until when the incident alarms, for an incident that
-- the speaker wrote in this transaction; a correction moves only the last day. Tells the offices of what it
-- belongs to.
-- Called by: umai/justice/incidents/keys.py.
create function justice_keep_trace(of_line uuid, settlement int, house int, until date) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from justice_incident i where i.line = of_line and i.current
        and i.recorded_by_id = access_worker() and i.recorded_at >= now())
    then
        raise insufficient_privilege using message = 'this incident was not written now';
    end if;
    insert into justice_incidenttrace (incident_id, settlement_id, house, alarms_until)
        values (of_line, settlement, house, until)
        on conflict (incident_id) do update set alarms_until = excluded.alarms_until;
    perform justice_renew_repeated(of_line);
end $$;
