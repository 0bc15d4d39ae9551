-- Only who may read what was told settles it, and the row names no child.
create policy of_what_is_read on prevention_bodynoteresult as restrictive for insert to umai_web
    with check (child_id is null and exists (select from prevention_bodynote t where t.id = body_note_id));
