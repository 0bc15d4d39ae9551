-- What an office was told about a sealed incident of its own is read by those who read the incident.
create policy sealed on justice_repeatednotice as restrictive for select to umai_web, umai_worker
    using (not sealed or child_id = any ((select access_unsealed())::uuid[])
        or ((select access_role()) = 'head' and district_id = any ((select access_districts())::int[])));

-- Only functions of the owner write what an office is told.
create policy unwritten on justice_repeatednotice as restrictive for insert to umai_web, umai_worker
    with check (false);
