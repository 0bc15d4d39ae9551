-- The call about a child is hidden from whom a wall keeps from the child, because it leads to the file.
create policy walled_child on notices_call as restrictive for select to umai_web
    using (kind <> 'child' or about <> all ((select access_walled())::uuid[]));
-- The call about a suspect who takes care of a child is hidden from whom a wall keeps from either child.
create policy walled_carer on notices_call as restrictive for select to umai_web
    using (about <> all ((select justice_walled_told())::uuid[]));
