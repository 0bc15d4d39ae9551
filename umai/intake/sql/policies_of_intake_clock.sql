-- A specialist, head or oblast supervisor corrects a clock; who opens a case writes the first one.
create policy corrected_by_the_department on intake_clock as restrictive for insert to umai_web
    with check (replaces_id is null or (select access_role()) in ('specialist', 'head', 'oblast_supervisor'));
