alter table statistics_mademicrodata force row level security;
alter table statistics_mademicrodata enable row level security;

-- The owner sees and writes every row; pages read it by statistics_read_extract alone.
create policy owner on statistics_mademicrodata to current_user using (true) with check (true);
