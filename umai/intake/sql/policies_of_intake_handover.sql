alter table intake_handover force row level security;
alter table intake_handover enable row level security;

-- Only a head writes a handover, in the own district.
create policy given on intake_handover for insert to umai_web with check (
    (select access_role()) = 'head' and district_id = any ((select access_districts())::int[]));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on intake_handover to current_user using (true) with check (true);

-- The department and the oblast see those of the district, a worker those that gave them a case.
create policy seen on intake_handover for select to umai_web using (district_id = any ((select access_districts())::int[])
    or exists (select from intake_assignment a
               where a.handover_id = intake_handover.id and a.worker_id = (select access_worker())));
