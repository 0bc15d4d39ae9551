alter table commission_sessionstep force row level security;
alter table commission_sessionstep enable row level security;

-- The secretary writes for the own Commission alone.
create policy added on commission_sessionstep for insert to umai_web with check (commission_id = (select commission_office())
    and (select access_role()) = 'commission_secretary');

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on commission_sessionstep to current_user using (true) with check (true);

-- Whoever sits on the Commission sees what happened to its sessions, and who sees a matter on the agenda of
-- one sees it of that: why a session was not held names people, and is nobody else's.
create policy seen on commission_sessionstep for select to umai_web using (commission_id = (select commission_office())
    or exists (select 1 from commission_agendaitem i where i.session_id = commission_sessionstep.session_id));
