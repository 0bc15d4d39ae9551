-- Refuses every update and delete of services, agreements and their endings, by the owner too.
-- A line is ended by another row, and a new one is added.
-- Called by: trigger keep.
create function referrals_kept() returns trigger
language plpgsql
as $$
begin raise exception 'a line is never changed or deleted: end it and add another'; end $$;

create trigger keep before update or delete on referrals_agreement for each row execute function referrals_kept();
create trigger keep before update or delete on referrals_catalogueending for each row execute function referrals_kept();
create trigger keep before update or delete on referrals_service for each row execute function referrals_kept();
