-- Who sits in a Commission or an administration sees the agreements and approvals owed in its district.
create policy decided on intake_due for select to umai_web, umai_worker
    using (owed::text in ('agreement', 'approval') and district_id = any ((select access_deciding_districts())::int[]));
