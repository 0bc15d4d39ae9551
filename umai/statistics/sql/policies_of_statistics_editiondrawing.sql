alter table statistics_editiondrawing force row level security;
alter table statistics_editiondrawing enable row level security;

-- The owner sees and writes every row; nobody else writes one.
create policy owner on statistics_editiondrawing to current_user using (true) with check (true);

-- Whoever sees the request, and nobody else: what was lost tells of small tables.
create policy seen on statistics_editiondrawing for select to umai_web using (
    exists (select from statistics_editionrequest r where r.id = statistics_editiondrawing.asked_id));
