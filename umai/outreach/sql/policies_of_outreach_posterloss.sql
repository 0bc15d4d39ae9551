alter table outreach_posterloss force row level security;
alter table outreach_posterloss enable row level security;

-- A social worker, specialist or head who reaches the poster's place records that it is gone.
create policy added on outreach_posterloss for insert to umai_web with check ((select access_role()) in ('social_worker', 'specialist', 'head') and exists (select 1 from places_place p where p.id = (select t.place_id from outreach_poster t where t.id = poster_id) and (
    p.district_id = any ((select access_districts())::int[])
    or p.municipality_id = any ((select access_municipalities())::int[]))));

-- The owner sees and writes every row.
create policy owner on outreach_posterloss to current_user using (true) with check (true);

-- The web role reads every row, whoever speaks.
create policy seen on outreach_posterloss for select to umai_web using (true);
