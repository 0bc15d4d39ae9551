alter table lawbook_lawproposal force row level security;
alter table lawbook_lawproposal enable row level security;

-- Proposed by a supervisor of the Ministry or an administrator.
create policy given on lawbook_lawproposal for insert to umai_web
    with check (coalesce(access_role() in ('ministry_supervisor', 'administrator'), false));

-- The owner sees and writes every row.
create policy owner on lawbook_lawproposal to current_user using (true) with check (true);

-- What was put in force, and by whom, is read by everybody who works here; the rest by who may propose.
create policy seen on lawbook_lawproposal for select to umai_web
    using (case when (select access_role()) in ('ministry_supervisor', 'administrator') then true
        else (select access_worker()) is not null and exists (
            select from lawbook_lawanswer a where a.proposal_id = lawbook_lawproposal.id and a.agreed) end);
