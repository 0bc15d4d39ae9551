-- Adds the due dates of the referrals of open cases, after a load that ran no triggers.
-- An accepted referral owes the service, one without an answer the answer; one that is refused, done,
-- not done or taken back owes nothing. Run intake_show_all_next_dues after it.
-- Called by: rehearsal/load.py.
create function referrals_owe_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'referral', r.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id,
            coalesce(a.service_due_on, r.due_on)
        from referrals_referral r
        join intake_worklistrow w on w.case_id = r.case_id
        left join referrals_referralanswer a on a.referral_id = r.id and a.kind = 'accepted'
        where not exists (select 1 from referrals_referralanswer e where e.referral_id = r.id and e.kind <> 'accepted')
            and not exists (select 1 from referrals_withdrawal t where t.referral_id = r.id)
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
