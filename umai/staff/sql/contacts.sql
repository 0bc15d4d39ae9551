-- Answers how urgent calls reach these workers: telephone, address and language. For the role of the
-- background worker, which sends them. Security definer: the table, which holds PINs too, is closed to it.
-- Called by: umai/staff/contacts.py.
create function staff_contacts(
    workers uuid[]
) returns TABLE(worker_id uuid, phone text, email text, language text)
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select p.worker_id, p.phone::text, p.email::text, p.language::text
    from staff_particulars p where p.worker_id = any (workers)
$$;
