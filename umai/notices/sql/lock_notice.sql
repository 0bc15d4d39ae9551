-- Locks a notice until the end of the transaction, so that two senders never take one notice. Answers
-- false, without waiting, when another transaction holds it. Security definer: the worker role may not
-- update a notice, which such a lock requires.
-- Called by: umai/notices/sending/outbox.py.
create function notices_lock_notice(notice uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform 1 from notices_notice where id = notice for no key update skip locked;
    return found;
end $$;
