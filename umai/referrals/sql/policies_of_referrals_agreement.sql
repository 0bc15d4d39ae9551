alter table referrals_agreement force row level security;
alter table referrals_agreement enable row level security;

-- A head records agreements of the own district, an administrator of any.
create policy added on referrals_agreement for insert to umai_web with check ((select access_role()) = 'administrator' or (select access_role()) = 'head' and place_id in
    (select p.id from places_place p where p.district_id = any ((select access_districts())::int[])));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on referrals_agreement to current_user using (true) with check (true);

-- Everybody sees the agreements: they name no child.
create policy seen on referrals_agreement for select to umai_web, umai_worker using (true);
