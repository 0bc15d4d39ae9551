-- Answers what is compared of both records of a pair, and no file, to a supervisor at the Ministry. Null
-- for every other role, and where the pair does not wait for the speaker. Security definer: the Ministry
-- opens neither record.
-- Called by: umai/linkage/review/records.py.
create function linkage_compared_records(of_pair uuid) returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare p linkage_recordpair; answer jsonb;
begin
    if access_role() is distinct from 'ministry_supervisor'
        or not exists (select from linkage_due(of_pair)) then return null; end if;
    select * into p from linkage_recordpair where id = of_pair;
    select jsonb_agg(to_jsonb(s) || jsonb_build_object('list', (
            select so.name from linkage_listedition e join linkage_listsource so on so.id = e.source_id
            where e.id = s.edition)) order by s.nth) into answer
    from (select 1 as nth, r.* from linkage_rows(array[p.row_id]) r where p.row_id is not null
        union all select 2, r.* from linkage_rows(array[p.other_id]) r where p.other_id is not null
        union all select case when p.row_id is null then 1 else 2 end, c.*
            from linkage_children(array[p.child_id]) c where p.child_id is not null
        union all select 2, c.* from linkage_children(array[p.other_child_id]) c
            where p.other_child_id is not null) s;
    return answer;
end $$;
