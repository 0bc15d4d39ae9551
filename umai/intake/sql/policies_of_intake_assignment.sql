-- Only a specialist or a head writes who answers for a case, and the oblast where the file is closed to the head.
create policy given_by_the_department on intake_assignment as restrictive for insert to umai_web
    with check ((select access_role()) in ('specialist', 'head') or intake_oblast_names(child_id));
