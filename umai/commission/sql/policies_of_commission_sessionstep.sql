alter table commission_sessionstep force row level security;
alter table commission_sessionstep enable row level security;

-- The secretary writes for the own Commission alone.
create policy added on commission_sessionstep for insert to umai_web with check (commission_id = (select commission_office())
    and (select access_role()) = 'commission_secretary');

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on commission_sessionstep to current_user using (true) with check (true);

-- Whoever is signed in sees when a Commission sits: that names no child.
create policy seen on commission_sessionstep for select to umai_web using ((select access_worker()) is not null);
