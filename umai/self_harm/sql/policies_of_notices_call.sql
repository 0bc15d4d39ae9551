-- The call of a path is hidden from whom a wall keeps from its child, because it leads to the path.
create policy walled_self_harm on notices_call as restrictive for select to umai_web
    using (about <> all ((select self_harm_walled_calls())::uuid[]));
