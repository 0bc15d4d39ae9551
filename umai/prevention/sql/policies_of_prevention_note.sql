-- A note names something that a body told only if its writer may read that.
create policy of_what_is_read on prevention_note as restrictive for insert to umai_web
    with check (body_note_id is null or exists (select from prevention_bodynote t where t.id = body_note_id));
