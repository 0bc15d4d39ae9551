alter table commission_halfyearsent force row level security;
alter table commission_halfyearsent enable row level security;

-- The secretary writes for the own Commission alone.
create policy added on commission_halfyearsent for insert to umai_web with check (commission_id = (select commission_office())
    and (select access_role()) = 'commission_secretary');

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on commission_halfyearsent to current_user using (true) with check (true);

-- Whoever sits on the Commission sees its reports.
create policy seen on commission_halfyearsent for select to umai_web using (commission_id = (select commission_office()));
