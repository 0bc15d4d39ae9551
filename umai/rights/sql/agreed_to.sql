-- Answers whether these records may be shared for one purpose as far as consent goes: true where none was ever
-- asked, since what the law orders needs none; otherwise only while one counts that nobody withdrew.
-- Called by: rights_refuse_withdrawn.
create function rights_agreed_to(files uuid[], what text, body uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return not exists (select from rights_givenconsent c
            where c.child_id = any (files) and c.purpose = what and c.to_office_id is not distinct from body)
        or exists (select from rights_givenconsent c
            where c.child_id = any (files) and c.purpose = what and c.to_office_id is not distinct from body
                and c.until_on >= access_today()
                and not exists (select from rights_consentwithdrawal w where w.consent_id = c.id));
end $$;
