-- A body answers for today or yesterday and not on paper; the department enters older days and letters.
create policy today_by_the_body on referrals_referralanswer as restrictive for insert to umai_web
    with check ((select referrals_office()) is null
        or not on_paper and scan_id is null and answered_on between access_today() - 1 and access_today());
