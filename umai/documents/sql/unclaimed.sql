-- Answers which of these names of stored files have no key, so that such files can be deleted. Security
-- definer: the worker role gets the names back and reads no key.
-- Called by: umai/documents/sealed/jobs.py.
create function documents_unclaimed(names text[]) returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return array(select n from unnest(names) n
                 where not exists (select 1 from documents_datakey k where k.name = n));
end $$;
