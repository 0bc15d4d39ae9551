alter table statistics_claimwithdrawal force row level security;
alter table statistics_claimwithdrawal enable row level security;

-- The owner sees and writes every row.
create policy owner on statistics_claimwithdrawal to current_user using (true) with check (true);

-- Read by those who read the claims.
create policy seen on statistics_claimwithdrawal for select to umai_web using (
    coalesce((select access_role()) in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false));

-- Withdrawn by the office that entered the claim, and by no other.
create policy withdrawn on statistics_claimwithdrawal for insert to umai_web with check (
    coalesce(access_role() in ('analyst', 'ombudsman'), false)
    and exists (select from statistics_publishedclaim c where c.id = claim_id and c.office_id = (select access_office())));
