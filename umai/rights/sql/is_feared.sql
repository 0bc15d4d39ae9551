-- Answers whether somebody ever wrote down, in any file, that a child is to be protected from this adult, or
-- from the same person under another row (the same PIN), or in words that hold the name of this adult of the
-- family. Security definer: also files that the speaker does not see. What was replaced later counts too.
-- Called by: rights_may_not_have.
create function rights_is_feared(child uuid, asking uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select from register_adultidentity a
            left join register_adultidentity b on b.adult_id = a.adult_id or (a.pin <> '' and b.pin = a.pin)
            join protection_safetydecision d on d.suspect_id = b.adult_id
        where a.adult_id = asking)
        or exists (
            select from protection_safetydecision d join register_adultidentity a on a.adult_id = asking
            where d.child_id = any (register_one_with(array[child])) and a.given <> ''
                and position(lower(a.given) in lower(d.suspect_words)) > 0
                and (a.surname = '' or position(lower(a.surname) in lower(d.suspect_words)) > 0));
end $$;
