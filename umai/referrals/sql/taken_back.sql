-- Ends what a referral owes when it is taken back.
-- Called by: trigger owe.
create function referrals_taken_back() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_drop_due('referral', r.id, r.case_id) from referrals_referral r where r.id = new.referral_id;
    return null;
end $$;

create trigger owe after insert on referrals_withdrawal for each row execute function referrals_taken_back();
