-- Answers the children whose files the speaker opened: each of them stands in a look of the trail that is
-- committed, as no other connection sees one before. The contents of a file are shown after such a look and
-- not without one. A page looks and reads within a second, and what is sent later looks again; so a look
-- counts for some minutes. Where the setting `umai.request` names a request, only its own looks count: that
-- can only narrow. Security definer: a worker of a village sees no trail of it.
-- Called by: register_looked_adults, register_looked_households, policies, bench/looks.py.
create function access_looked() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who uuid := access_worker(); request uuid := nullif(current_setting('umai.request', true), '')::uuid;
begin
    if request is null then
        return array(select distinct unnest(e.children) from trail_entry e
            where e.worker_id = who and e.at > now() - interval '5 minutes' and e.children is not null);
    end if;
    -- By the index of requests alone, however many looks the worker had in these minutes.
    return array(select distinct unnest(e.children) from (select worker_id, at, children from trail_entry
            where request_id = request and children is not null offset 0) e
        where e.worker_id = who and e.at > now() - interval '5 minutes');
end $$;
