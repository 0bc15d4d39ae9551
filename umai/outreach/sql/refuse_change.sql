-- Refuses every change and deletion of what was printed, of posters and of telephones, also by the
-- owner: another row is written instead.
-- Called by: trigger keep.
create function outreach_refuse_change() returns trigger
language plpgsql
as $$
begin raise exception 'what was printed and what hung is never changed or deleted: write another row'; end $$;

create trigger keep before update or delete on outreach_posterloss for each row execute function outreach_refuse_change();
create trigger keep before update or delete on outreach_poster for each row execute function outreach_refuse_change();
create trigger keep before update or delete on outreach_printrun for each row execute function outreach_refuse_change();
create trigger keep before update or delete on outreach_officetelephone for each row execute function outreach_refuse_change();
