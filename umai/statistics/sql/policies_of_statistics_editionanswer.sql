alter table statistics_editionanswer force row level security;
alter table statistics_editionanswer enable row level security;

-- Written by whoever may be the second person.
create policy given on statistics_editionanswer for insert to umai_web with check (statistics_may_answer_edition(candidate_id));

-- The owner sees and writes every row.
create policy owner on statistics_editionanswer to current_user using (true) with check (true);

-- Whoever sees the candidate sees what was answered.
create policy seen on statistics_editionanswer for select to umai_web using (
    exists (select from statistics_editioncandidate c where c.id = statistics_editionanswer.candidate_id));

-- Taken back, and never released, by the analyst who asked.
create policy taken_back on statistics_editionanswer for insert to umai_web with check (
    not released and coalesce(access_role() = 'analyst', false) and exists (
        select from statistics_editioncandidate c
        join statistics_editiondrawing d on d.id = c.drawing_id
        join statistics_editionrequest r on r.id = d.asked_id
        where c.id = statistics_editionanswer.candidate_id and r.recorded_by_id = access_worker()));
