-- Adds the words of a gateway message to the signal of the same number; answers whether they stand
-- there. A message that comes again adds nothing and answers true. For a signal of another number, and
-- for one that takes no more words, records nothing and answers false.
-- Called by: umai/identification/messages/gateway.py.
create function identification_message_more(
    message bytea, number bytea, one uuid, words bytea, words_key text, request bytea, request_key text
) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare held bytea;
begin
    select s.code_hash into held from identification_signal s where s.id = one
        and exists (select from identification_gatewaymessage m where m.signal_id = one and m.sender = number);
    if held is null then return false; end if;
    if not identification_message_kept(message, number, one, true, request, request_key) then
        return true;
    end if;
    if identification_add(held, words, words_key) then return true; end if;
    delete from identification_gatewaymessage m where m.key = message;
    return false;
end $$;
