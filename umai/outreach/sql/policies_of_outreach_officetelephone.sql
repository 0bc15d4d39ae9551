alter table outreach_officetelephone force row level security;
alter table outreach_officetelephone enable row level security;

-- A head records the telephone of an office in the head's own district.
create policy added on outreach_officetelephone for insert to umai_web with check ((select access_role()) = 'head' and exists (select 1 from places_place p where p.id = (select o.place_id from staff_office o where o.id = office_id) and (
    p.district_id = any ((select access_districts())::int[])
    or p.municipality_id = any ((select access_municipalities())::int[]))));

-- The owner sees and writes every row.
create policy owner on outreach_officetelephone to current_user using (true) with check (true);

-- The web role reads every row, whoever speaks.
create policy seen on outreach_officetelephone for select to umai_web using (true);
