-- Keeps child and office of an answer or a withdrawal equal to its referral's, whatever the row says.
-- Called by: trigger of_referral.
create function referrals_of_referral() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare asked referrals_referral;
begin
    select * into asked from referrals_referral where id = new.referral_id;
    new.child_id := asked.child_id;
    new.to_office_id := asked.to_office_id;
    return new;
end $$;

-- It runs before the trigger stamp, by its name, so the child is known when stamp looks for the place.
create trigger of_referral before insert on referrals_referralanswer for each row execute function referrals_of_referral();
-- It runs before the trigger stamp, by its name, so the child is known when stamp looks for the place.
create trigger of_referral before insert on referrals_withdrawal for each row execute function referrals_of_referral();
