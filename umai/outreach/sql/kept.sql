-- Refuses every change and deletion of what was printed, of posters and of telephones, also by the
-- owner: another row is written instead.
-- Called by: trigger keep.
create function outreach_kept() returns trigger
language plpgsql
as $$
begin raise exception 'what was printed and what hung is never changed or deleted: write another row'; end $$;

create trigger keep before update or delete on outreach_gone for each row execute function outreach_kept();
create trigger keep before update or delete on outreach_poster for each row execute function outreach_kept();
create trigger keep before update or delete on outreach_printing for each row execute function outreach_kept();
create trigger keep before update or delete on outreach_telephone for each row execute function outreach_kept();
