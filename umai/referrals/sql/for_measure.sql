-- Refuses a referral whose measure is of another case or another line of the plan. The owner is held
-- too.
-- Called by: trigger for_measure.
create function referrals_for_measure() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (
        select 1 from planning_measure m join planning_plan p on p.id = m.plan_id
        where m.id = new.measure_id and p.case_id = new.case_id and m.line = new.measure_line) then
        raise check_violation using message = 'this measure is of another case';
    end if;
    return new;
end $$;

create trigger for_measure before insert on referrals_referral for each row when (new.measure_id is not null) execute function referrals_for_measure();
