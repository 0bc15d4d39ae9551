-- Records which signal a gateway message made or goes on with, and the request as it was signed, sealed;
-- answers false when it was recorded before. `message` and `number` are keyed digests. Refuses a request
-- over 200,000 bytes. Security definer: messages are closed to every role.
-- Called by: identification_message_more, umai/identification/messages/gateway.py.
create function identification_message_kept(
    message bytea, number bytea, signal uuid, goes_on boolean, request bytea, request_key text
) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if length(request) > 200000 then
        raise check_violation using message = 'too long';
    end if;
    insert into identification_gatewaymessage
        (key, signal_id, sender, goes_on, received_at, sealed_request, request_key)
        values (message, signal, number, goes_on, clock_timestamp(), request,
            identification_message_kept.request_key)
        on conflict (key) do nothing;
    return found;
end $$;
