-- Refuses a referral to a body, and a photograph for the file, by a consent that was withdrawn or is over. A
-- photograph of what was done to a child is sealed evidence and asks nobody; nor does anything wait for a
-- consent while a protection runs.
-- Called by: trigger agreed.
create function rights_refuse_withdrawn() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    files uuid[] := register_one_with(array[new.child_id]);
    what text := case tg_table_name when 'referrals_referral' then 'body' else 'photo' end;
    body uuid := (to_jsonb(new) ->> 'to_office_id')::uuid;
begin
    if not rights_agreed_to(files, what, body) and not exists (
        select from protection_protection p where p.child_id = any (files)
            and not exists (select from protection_protectionending e where e.protection_id = p.id))
    then
        raise check_violation using message = 'the consent was withdrawn or is over',
            constraint = 'consent_withdrawn';
    end if;
    return new;
end $$;

create trigger agreed before insert on referrals_referral for each row execute function rights_refuse_withdrawn();
create trigger agreed before insert on documents_document for each row
    when (new.kind = 'photo' and new.why <> 'struck') execute function rights_refuse_withdrawn();
