-- The call of a case is hidden from whom a wall keeps from its child, because it leads to the case.
create policy walled_case on notices_call as restrictive for select to umai_web
    using (about <> all ((select intake_walled_calls())::uuid[]));
