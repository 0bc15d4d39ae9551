-- Only a specialist or a head writes who answers for a case.
create policy given_by_the_department on intake_assignment as restrictive for insert to umai_web
    with check ((select access_role()) in ('specialist', 'head'));
