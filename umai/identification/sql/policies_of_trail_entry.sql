-- Entries about signals and calls are seen by the auditor, the oblast and whoever made them.
create policy of_signal on trail_entry as restrictive for select to umai_web using (
    (kind not like 'identification.%' and kind not like 'notices.%')
    or (select access_role()) in ('auditor', 'oblast_supervisor')
    or worker_id = (select access_worker()));
