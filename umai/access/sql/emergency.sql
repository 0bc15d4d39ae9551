-- Answers the children whose file the speaker opened for reading, in an emergency or as who watches, and may
-- read at this moment, with every record that is one child with them by merges. Apart from access_granted,
-- because it opens a file for reading alone: no policy of inserting and no function that writes asks for it. A
-- wall outweighs it, as it outweighs everything. Security definer: sessions and grants are closed to the web role.
-- Called by: register_emergency_adults, register_emergency_households, policies, umai/access/reach.py.
create function access_emergency() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who uuid; opened uuid[];
begin
    select t.worker_id into who from access_speaking() t;
    opened := array(select distinct g.child_id from access_grant g
        where g.worker_id = who and g.reason in ('emergency', 'watch') and g.from_at <= now() and g.to_at > now());
    return register_one_with(opened);
end $$;
