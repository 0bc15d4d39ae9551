-- Names as carer only an adult whom the speaker sees, or whom the row that is replaced named.
create policy names_whom_it_sees on register_carearrangement as restrictive for insert to umai_web with check (
    carer_id is null or exists (select 1 from register_adult a where a.id = carer_id)
    or register_named_before(replaces_id, carer_id));
