-- Answers the calls of which the speaker was told. Security definer: the policy of notices asks for the
-- calls, so the policy of calls cannot ask for the notices under row-level security.
-- Called by: policies.
create function notices_told() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return array(select distinct call_id from notices_notice where worker_id = access_worker()); end $$;
