-- Makes rows of what was copied into linkage_incoming for this edition, and empties it. Where an edition
-- precedes, counts which rows are new, changed, the same and gone, and refuses to count twice. Security
-- definer: no role may write a row of a list, and COPY does not work under row-level security.
-- Called by: umai/linkage/lists/ingest.py.
create function linkage_keep(taken uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare before uuid;
begin
    select follows_id into strict before from linkage_listedition where id = taken and new is null;
    if before is not null then
        update linkage_listedition e set (new, changed, same) = (
            select count(*) filter (where o.content is null), count(*) filter (where o.content <> i.content),
                count(*) filter (where o.content = i.content)
            from (select distinct on (whose) whose, content from linkage_incoming
                  where batch = taken and verdict <> 'refused' order by whose, number) i
            left join (select distinct on (whose) whose, content from linkage_listrow
                  where edition_id = before and verdict <> 'refused' order by whose, number) o using (whose)),
            gone = (select count(distinct o.whose) from linkage_listrow o
                where o.edition_id = before and o.verdict <> 'refused' and not exists (
                    select from linkage_incoming i
                    where i.batch = taken and i.whose = o.whose and i.verdict <> 'refused'))
            where e.id = taken;
    end if;
    insert into linkage_listrow (id, edition_id, source, recorded_at, number, raw, verdict, reasons, district_id, municipality_id, oblast_id, settlement_id, surname,
    given, patronymic, sex, birth_date, birth_precision, pin, mother, phone, listed_as, of_migrant, absent,
    given_key, surname_key, father_key, keys_version, whose, content)
        select gen_random_uuid(), batch, 'list', now(), number, raw, verdict, reasons, district_id, municipality_id, oblast_id, settlement_id, surname,
    given, patronymic, sex, birth_date, birth_precision, pin, mother, phone, listed_as, of_migrant, absent,
    given_key, surname_key, father_key, keys_version, whose, content from linkage_incoming where batch = taken;
    delete from linkage_incoming where batch = taken;
end $$;
