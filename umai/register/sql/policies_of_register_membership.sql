-- Names only a household that is new or seen by the speaker, and only adults and children whom they see.
create policy names_whom_it_sees on register_membership as restrictive for insert to umai_web with check (
    (not register_household_known(household_id) or exists (select 1 from register_household h where h.id = household_id))
    and (adult_id is null or exists (select 1 from register_adult a where a.id = adult_id))
    and (child_id is null or exists (select 1 from register_child c where c.id = register_membership.child_id)));
