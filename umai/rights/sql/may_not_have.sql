-- Answers why the paper of this request may not be handed over now, whatever anybody agreed to: 'feared' when
-- the child, or any child, is protected from the adult who asks; 'protection' while a protection of the child
-- runs that does not name this adult as the safe one; 'stranger' when the adult is not of the child's family;
-- empty when nothing stands against it. The person whose file it is may always have it.
-- Called by: rights_extract_by_two, rights_not_safe, rights_print_released.
create function rights_may_not_have(asked uuid) returns text
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r rights_extractrequest;
    files uuid[];
begin
    select * into r from rights_extractrequest where id = asked;
    if not found then return 'stranger'; end if;
    if r.adult_id is null then return ''; end if;
    files := register_one_with(array[r.child_id]);
    if rights_is_feared(r.child_id, r.adult_id) then return 'feared'; end if;
    if exists (
        select from protection_protection p where p.child_id = any (files)
            and not exists (select from protection_protectionending e where e.protection_id = p.id)
            and not exists (select from protection_safetydecision d
                where d.protection_id = p.id and d.current and d.adult_id = r.adult_id))
    then return 'protection'; end if;
    if not exists (select from register_kinship k
            where k.child_id = any (files) and k.adult_id = r.adult_id and k.current and k.why <> 'struck')
        and not exists (select from register_carearrangement c
            where c.child_id = any (files) and c.carer_id = r.adult_id and c.current and c.why <> 'struck')
    then return 'stranger'; end if;
    return '';
end $$;
