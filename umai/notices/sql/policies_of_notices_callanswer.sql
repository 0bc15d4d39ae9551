alter table notices_callanswer enable row level security;
alter table notices_callanswer force row level security;

-- The owner, whose functions decide for themselves; no other role passes by the policies below.
create policy owner on notices_callanswer to current_user using (true) with check (true);

-- A social worker, specialist, head or oblast supervisor answers a call that they see, in their own name.
create policy given on notices_callanswer for insert to umai_web with check (
    worker_id = (select access_worker())
    and (select access_role()) in ('social_worker', 'specialist', 'head', 'oblast_supervisor')
    and exists (select 1 from notices_call c where c.id = call_id));

-- An answer is seen by those who see its call.
create policy seen on notices_callanswer for select to umai_web
    using (exists (select 1 from notices_call c where c.id = call_id));

-- The worker role reads every answer.
create policy works on notices_callanswer for select to umai_worker using (true);
