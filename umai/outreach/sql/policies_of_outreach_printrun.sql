alter table outreach_printrun force row level security;
alter table outreach_printrun enable row level security;

-- A social worker, specialist, head or oblast supervisor records printing for places within reach.
create policy added on outreach_printrun for insert to umai_web with check ((select access_role()) in ('social_worker', 'specialist', 'head', 'oblast_supervisor') and exists (select 1 from places_place p where p.id = place_id and (
    p.district_id = any ((select access_districts())::int[])
    or p.municipality_id = any ((select access_municipalities())::int[]))));

-- The owner sees and writes every row.
create policy owner on outreach_printrun to current_user using (true) with check (true);

-- The web role reads every row, whoever speaks.
create policy seen on outreach_printrun for select to umai_web using (true);
