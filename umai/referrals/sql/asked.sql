-- Makes the body's answer to a new referral owed in its case, by the last day to answer.
-- Called by: trigger owe.
create function referrals_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_put_due('referral', new.id, new.case_id, new.due_on);
    return null;
end $$;

create trigger owe after insert on referrals_referral for each row execute function referrals_asked();
