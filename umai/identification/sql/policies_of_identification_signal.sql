-- A signal about a walled child is hidden, with those that go on with it or say the same.
create policy walled on identification_signal as restrictive for all to umai_web, umai_worker
    using (id <> all ((select identification_walled())::uuid[])) with check (true);
