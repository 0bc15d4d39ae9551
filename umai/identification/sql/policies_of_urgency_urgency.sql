-- What is urgent with a signal that a wall hides is hidden too.
create policy walled on urgency_urgency as restrictive for select to umai_web
    using (signal_id is null or signal_id <> all ((select identification_walled())::uuid[]));
