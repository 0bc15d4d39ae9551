-- Only who may read what was told settles it, and the row names no child.
create policy of_what_is_read on prevention_settled as restrictive for insert to umai_web
    with check (child_id is null and exists (select from prevention_told t where t.id = told_id));
