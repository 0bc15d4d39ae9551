alter table opens_emergencyreview force row level security;
alter table opens_emergencyreview enable row level security;

-- Written by whoever may review the opening.
create policy given on opens_emergencyreview for insert to umai_web with check (opens_may_review(opening_id));

-- The owner sees and writes every row.
create policy owner on opens_emergencyreview to current_user using (true) with check (true);

-- Whoever sees the opening sees what was said of it. Without a look at the file: lists ask which openings wait
-- for a review, and what is said here is said of who opened it.
create policy seen on opens_emergencyreview for select to umai_web using (
    exists (select from opens_emergencyopening o where o.id = opens_emergencyreview.opening_id));
