-- Answers whether somebody ever wrote down, in any file, that a child is to be protected from this adult, or
-- from the same person under another row (the same PIN), or in words that hold the name of this adult of the
-- family; or whether a file is closed to this adult as a worker whom a child or a family fears: found by the PIN
-- or by an answered tie, and for this child by the name. What was replaced later counts too; a wall that two
-- persons lifted does not. Security definer: also files that the speaker does not see.
-- Called by: rights_may_not_have.
create function rights_is_feared(child uuid, asking uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare files uuid[] := register_one_with(array[child]);
begin
    return exists (
        select from register_adultidentity a
            left join register_adultidentity b on b.adult_id = a.adult_id or (a.pin <> '' and b.pin = a.pin)
            join protection_safetydecision d on d.suspect_id = b.adult_id
        where a.adult_id = asking)
        or exists (
            select from protection_safetydecision d join register_adultidentity a on a.adult_id = asking
            where d.child_id = any (files) and a.given <> ''
                and position(lower(a.given) in lower(d.suspect_words)) > 0
                and (a.surname = '' or position(lower(a.surname) in lower(d.suspect_words)) > 0))
        or exists (
            select from access_wall w join register_adultidentity a on a.adult_id = asking
            where w.tie = 'feared' and w.to_at is null and (
                exists (select from staff_particulars p
                    where p.worker_id = w.worker_id and p.pin <> '' and p.pin = a.pin)
                or exists (select from walls_tiesuggestion s join walls_tieanswer t on t.suggestion_id = s.id
                    where s.worker_id = w.worker_id and s.adult_id = asking and t.wall_id is not null)
                or w.child_id = any (files) and exists (select from staff_worker k
                    where k.id = w.worker_id and lower(k.given) = lower(a.given)
                        and (a.surname = '' or lower(k.surname) = lower(a.surname)))));
end $$;
