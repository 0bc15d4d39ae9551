-- The call of a missed visit is hidden from whom a wall keeps from its child, because it leads to the case.
create policy walled_missed on notices_call as restrictive for select to umai_web
    using (about <> all ((select visits_walled_missed())::uuid[]));
