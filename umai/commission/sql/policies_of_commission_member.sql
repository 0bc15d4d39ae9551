alter table commission_member force row level security;
alter table commission_member enable row level security;

-- The secretary writes for the own Commission alone.
create policy added on commission_member for insert to umai_web with check (commission_id = (select commission_office())
    and (select access_role()) = 'commission_secretary');

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on commission_member to current_user using (true) with check (true);

-- Whoever sits on the Commission sees its sessions.
create policy seen on commission_member for select to umai_web using (commission_id = (select commission_office()));
