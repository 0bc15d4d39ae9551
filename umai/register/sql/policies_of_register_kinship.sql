-- Names only an adult who is new, whom the speaker sees, or whom the row that is replaced named.
create policy names_whom_it_sees on register_kinship as restrictive for insert to umai_web with check (
    not register_adult_known(adult_id) or exists (select 1 from register_adult a where a.id = adult_id)
    or register_named_before(replaces_id, adult_id));
