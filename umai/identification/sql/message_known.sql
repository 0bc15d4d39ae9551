-- Answers the signal of a gateway message that comes again (`again`), or else the open signal of the
-- newest message of the same number within `hours`, with which this one goes on; else no row. A signal
-- takes at most 20 additions. Words of danger (`calls`) go on only with a signal that is urgent already:
-- otherwise they make a signal of their own, which calls somebody.
-- Called by: umai/identification/messages/gateway.py.
create function identification_message_known(
    message bytea, number bytea, hours int, calls boolean
) returns TABLE(signal uuid, goes_on boolean, again boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query select m.signal_id, m.goes_on, true from identification_gatewaymessage m where m.key = message;
    if found then return; end if;
    -- Words of danger after a report without them make a signal of their own: it has to call somebody.
    return query select s.id, true, false from identification_gatewaymessage m
        join identification_signal s on s.id = m.signal_id
        where m.sender = number and m.received_at > now() - make_interval(hours => hours)
            and s.ended_at is null and (s.urgent or not calls)
            and (select count(*) from identification_addition a where a.signal_id = s.id) < 20
        order by m.received_at desc limit 1;
end $$;
