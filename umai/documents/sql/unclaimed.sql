-- Answers which of these names of stored files have no key, so that such files can be deleted: of documents,
-- of safe copies, and of parts of evidence. Security definer: the worker role gets the names back and reads no
-- key.
-- Called by: umai/documents/sealed/jobs.py.
create function documents_unclaimed(names text[]) returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return array(select n from unnest(names) n
                 where not exists (select 1 from documents_datakey k where k.name = n)
                 and not exists (select from justice_evidencepart p join justice_evidencekey k on k.of_id = p.of_id
                                 where p.name = n));
end $$;
