-- A body answers for today and not on paper; the department enters letters and the day on which they came.
create policy today_by_the_body on justice_dutyanswer as restrictive for insert to umai_web
    with check ((select referrals_office()) is null or not on_paper and answered_on = access_today());

-- What came by letter is written down by the department alone: whoever has the file writes no answer of a body.
create policy on_paper_by_the_office on justice_dutyanswer as restrictive for insert to umai_web
    with check ((select referrals_office()) is not null or on_paper);
