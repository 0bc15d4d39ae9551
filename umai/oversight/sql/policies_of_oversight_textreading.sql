alter table oversight_textreading force row level security;
alter table oversight_textreading enable row level security;

-- The owner sees and writes every row.
create policy owner on oversight_textreading to current_user using (true) with check (true);

-- Written down by the administrator, who has the signed sheet.
create policy read on oversight_textreading for insert to umai_web
    with check (coalesce(access_role() = 'administrator', false));

-- Read by the administrator: it names no child.
create policy seen on oversight_textreading for select to umai_web
    using (coalesce((select access_role()) = 'administrator', false));
