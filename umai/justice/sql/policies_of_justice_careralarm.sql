-- Where the incident of the other child is sealed nobody of this child's file learns of it.
create policy sealed on justice_careralarm as restrictive for select to umai_web, umai_worker using (not sealed);

-- Only functions of the owner write what an office is told.
create policy unwritten on justice_careralarm as restrictive for insert to umai_web, umai_worker
    with check (false);
