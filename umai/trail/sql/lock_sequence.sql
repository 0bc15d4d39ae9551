-- Takes the lock under which one process at a time gives entries their place, until the transaction ends;
-- false when another one has it. It is a lock on a table that no other role may lock: an advisory lock could
-- be held by anybody who says SQL, and nothing would be placed. Security definer: to lock takes more rights
-- than the background worker has.
-- Called by: umai/trail/jobs.py.
create function trail_lock_sequence() returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    lock table trail_checkpoint in share row exclusive mode nowait;
    return true;
exception when lock_not_available then
    return false;
end $$;
