-- Deletes drafts of the hotline that were saved before `drafts`; answers how many. Empties the digest of
-- the sender's number in messages received before `numbers`, with which no message can go on any more.
-- Security definer: the worker role may read neither table.
-- Called by: umai/identification/jobs.py.
create function identification_forget(drafts timestamptz, numbers timestamptz) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    update identification_gatewaymessage set sender = null where sender is not null and received_at < numbers;
    delete from identification_hotlinedraft where saved_at < drafts;
    get diagnostics n = row_count;
    return n;
end $$;
