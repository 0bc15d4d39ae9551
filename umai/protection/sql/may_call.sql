-- Answers whether a page may offer to telephone this adult about this child of the speaker's: not while a
-- protection runs or nobody has seen a child in danger, because it is not known then whom a call would warn,
-- and never whoever a protection named as dangerous. All records that are one child count.
-- Called by: umai/casefile/my_day/contacts.py.
create function protection_may_call(which uuid, adult uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare records uuid[] := register_one_with(array[which]);
begin
    return exists (select from register_child c where c.id = which and (c.district_id = any (access_districts())
            or c.municipality_id = any (access_municipalities()) or c.id = any (access_granted())))
        and not exists (select from protection_protection p where p.child_id = any (records)
            and not exists (select from protection_protectionending e where e.protection_id = p.id))
        and not exists (select from urgency_urgency u where u.child_id = any (records) and u.ended_at is null)
        and not exists (select from protection_safetydecision s join protection_protection p on p.id = s.protection_id
            where p.child_id = any (records) and s.suspect_id = adult)
        and not exists (select from protection_conflictofinterest i join protection_protection p on p.id = i.protection_id
            where p.child_id = any (records) and i.adult_id = adult and i.interest = 'is_suspect');
end $$;
