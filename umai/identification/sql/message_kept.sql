-- Records which signal a gateway message made or goes on with; answers false when it was recorded
-- before. `message` and `number` are keyed digests. Security definer: messages are closed to every role.
-- Called by: identification_message_more, umai/identification/messages/gateway.py.
create function identification_message_kept(
    message bytea, number bytea, signal uuid, goes_on boolean
) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into identification_gatewaymessage (key, signal_id, sender, goes_on, received_at)
        values (message, signal, number, goes_on, clock_timestamp()) on conflict (key) do nothing;
    return found;
end $$;
