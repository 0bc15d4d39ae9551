-- The call about a child is hidden from whom a wall keeps from the child, because it leads to the file.
create policy walled_child on notices_call as restrictive for select to umai_web
    using (kind <> 'child' or about <> all ((select access_walled())::uuid[]));
