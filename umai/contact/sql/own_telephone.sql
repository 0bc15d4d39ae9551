-- Answers the telephone of whoever speaks, as this worker wrote it; null without one. Security definer: the
-- table, which holds the telephones and PINs of all workers, is closed to the pages; nobody reads another's.
-- Called by: umai/contact/telephones.py.
create function contact_own_telephone() returns text
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select nullif(p.phone, '')::text from staff_particulars p where p.worker_id = (select access_worker())
$$;
