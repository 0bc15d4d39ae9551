alter table lawbook_lawanswer force row level security;
alter table lawbook_lawanswer enable row level security;

-- Answered by whoever may be the second person.
create policy given on lawbook_lawanswer for insert to umai_web
    with check (coalesce(lawbook_may_agree(proposal_id), false));

-- The owner sees and writes every row.
create policy owner on lawbook_lawanswer to current_user using (true) with check (true);

-- What was put in force, and by whom, is read by everybody who works here; a refusal by who may propose.
create policy seen on lawbook_lawanswer for select to umai_web
    using (case when (select access_role()) in ('ministry_supervisor', 'administrator') then true
        else agreed and (select access_worker()) is not null end);
