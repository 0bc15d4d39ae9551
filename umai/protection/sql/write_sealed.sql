-- Writes the address of a safe place or a health detail as a sealed row of the child, and answers its
-- id. It replaces "before" or the latest row after it; "until" ends that row, and the answer is null
-- where none stands. Refuses who is no social worker, specialist or head (the oblast's supervisor only
-- ends, as the second person), does not reach the file or is walled. Security definer: the writer may be one who may not read sealed rows, and reads nothing back.
-- Called by: umai/protection/writing.py.
create function protection_write_sealed(
    protection uuid, kind text, words text, before uuid, since date, until date
) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    held record;
    made uuid := gen_random_uuid();
    t text := case kind when 'shelter' then 'register_shelteraddress'
                        when 'health' then 'register_healthdetail' end;
    later uuid;
    prior record;
begin
    select child_id, district_id, municipality_id into held from protection_protection where id = protection;
    if not found or t is null or access_worker() is null
        or access_role() not in ('social_worker', 'specialist', 'head')
            and (access_role() <> 'oblast_supervisor' or until is null)
        or held.child_id = any (access_walled())
        or (held.district_id = any (access_districts())
            or held.municipality_id = any (access_municipalities())
            or held.child_id = any (access_granted())) is not true then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;
    loop  -- somebody who may read it may have written another in its place
        execute format('select id from %I where replaces_id = $1 and child_id = $2', t)
            into later using before, held.child_id;
        exit when later is null;
        before := later;
    end loop;
    execute format('select words, holds_from from %I where id = $1 and child_id = $2 and current', t)
        into prior using before, held.child_id;
    if prior.words is null then
        if until is not null then return null; end if;
        before := null;
    end if;
    execute format('insert into %I (id, child_id, source, holds_from, holds_to, happened_on, why, current,
                                    replaces_id, words)
                    values ($1, $2, ''form'', $3, $4, $5, ''change'', true, $6, $7)', t)
        using made, held.child_id,
              case when until is null then since else prior.holds_from end,
              until, coalesce(since, until), before,
              case when until is null then words else prior.words end;
    return made;
end $$;
