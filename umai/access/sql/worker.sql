-- Answers who speaks: the worker whose session the claim of this transaction proves, and who holds a post
-- today (see access_speaking); null when nobody speaks. Security definer: sessions are closed to the web
-- role.
-- Called by: 83 functions, policies, bench/looks.py, bench/reach.py, umai/offices/requests/reading.py.
create function access_worker() returns uuid
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select t.worker_id from access_speaking() t);
end $$;
