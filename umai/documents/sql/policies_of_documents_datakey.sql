alter table documents_datakey force row level security;
alter table documents_datakey enable row level security;

-- The web role writes keys, of originals and of what is shown, for files that it sees.
create policy inserted on documents_datakey for insert to umai_web with check ((exists (select 1 from documents_document f where f.id = of_id)
    or exists (select 1 from documents_sealeddocument s where s.id = of_id)));

-- The owner sees and writes every key: it wraps all of them anew under a new outer key.
create policy owner on documents_datakey to current_user using (true) with check (true);

-- The web role reads only the key of what is shown, of files that it sees, and no original's.
create policy seen on documents_datakey for select to umai_web using (form = 'shown' and (exists (select 1 from documents_document f where f.id = of_id)
    or exists (select 1 from documents_sealeddocument s where s.id = of_id)));
