-- Keeps what a referral owes equal to the body's answer: once accepted the service, otherwise nothing.
-- Called by: trigger owe.
create function referrals_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid;
begin
    select case_id into which from referrals_referral where id = new.referral_id;
    if new.kind = 'accepted' then
        perform intake_put_due('referral', new.referral_id, which, new.service_due_on);
    else
        perform intake_drop_due('referral', new.referral_id, which);
    end if;
    return null;
end $$;

create trigger owe after insert on referrals_referralanswer for each row execute function referrals_answered();
