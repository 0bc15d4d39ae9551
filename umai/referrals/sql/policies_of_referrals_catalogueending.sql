alter table referrals_catalogueending force row level security;
alter table referrals_catalogueending enable row level security;

-- A head ends services and agreements of the own district, an administrator any.
create policy added on referrals_catalogueending for insert to umai_web with check ((select access_role()) = 'administrator' or (select access_role()) = 'head' and coalesce((select s.place_id from referrals_service s where s.id = service_id),
    (select a.place_id from referrals_agreement a where a.id = agreement_id)) in
    (select p.id from places_place p where p.district_id = any ((select access_districts())::int[])));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on referrals_catalogueending to current_user using (true) with check (true);

-- Everybody sees which services and agreements ended: they name no child.
create policy seen on referrals_catalogueending for select to umai_web, umai_worker using (true);
