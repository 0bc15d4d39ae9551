-- Answers the children whose files a wall hides from the speaker at this moment, with every record that
-- is one child with them by merges. A wall overrides territory and grants. Security definer: walls are
-- closed to the web role, and a walled person is not told of them. No role may run it: what the web role
-- reads is access_walled.
-- Called by: 18 functions.
create function access_behind_walls() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who uuid := access_worker(); walled uuid[];
begin
    walled := array(select distinct w.child_id from access_wall w where w.worker_id = who
        and w.from_at <= now() and (w.to_at is null or w.to_at > now()));
    return register_one_with(walled);
end $$;
