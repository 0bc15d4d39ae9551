-- Answers these ids of what is hidden from the speaker among the speaker's decoys of this kind, in the
-- order of the ids. A list is one block long, or as many blocks as are needed; a decoy that gives way is
-- always the last one, so that the list is the same at every call. Beyond one block decoys are made of the
-- seed, with the version and variant of a random id. Nobody who speaks has no list.
-- Called by: 11 functions.
create function access_padded(which text, hidden uuid[]) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare decoys access_decoys; block int; free int;
begin
    select * into decoys from access_decoys d where d.worker_id = access_worker() and d.kind = which;
    if not found then return hidden; end if;
    block := cardinality(decoys.ids);
    free := block - cardinality(hidden);
    if free >= 0 then
        return array(select id from unnest(hidden || decoys.ids[1:free]) id order by id);
    end if;
    return array(
        select id from unnest(hidden) id
        union all
        select overlay(overlay(md5(decoys.seed::text || n) placing '4' from 13)
            placing substr('89ab', 1 + get_byte(decode(md5(n || decoys.seed::text), 'hex'), 0) % 4, 1) from 17)::uuid
        from generate_series(1, (block + free % block) % block) n
        order by 1);
end $$;
