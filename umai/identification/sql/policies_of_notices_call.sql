-- The call of a signal that a wall hides is hidden too, because it leads to the signal.
create policy walled on notices_call as restrictive for select to umai_web
    using (about <> all ((select identification_walled())::uuid[]));
