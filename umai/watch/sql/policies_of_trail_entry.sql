-- What who watches did about a file is seen by the auditor and by whoever did it; by others from the day on which the
-- department of the file is told of it.
create policy of_watch on trail_entry as restrictive for select to umai_web using (
    role::text not in ('prosecutor', 'ombudsman', 'commissioner')
    or worker_id = (select access_worker()) or (select access_role()) = 'auditor' or watch_told(id));
