alter table outreach_poster force row level security;
alter table outreach_poster enable row level security;

-- A social worker, specialist or head records posters at places within reach.
create policy added on outreach_poster for insert to umai_web with check ((select access_role()) in ('social_worker', 'specialist', 'head') and exists (select 1 from places_place p where p.id = place_id and (
    p.district_id = any ((select access_districts())::int[])
    or p.municipality_id = any ((select access_municipalities())::int[]))));

-- The owner sees and writes every row.
create policy owner on outreach_poster to current_user using (true) with check (true);

-- The web role reads every row, whoever speaks.
create policy seen on outreach_poster for select to umai_web using (true);
