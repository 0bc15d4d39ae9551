-- Answers which pairs wait for the speaker's clerical review, and for which reader (turn). The first is
-- the department, across districts the oblast, across oblasts the Ministry; the second of that level or
-- the next, the third of the next. Never a pair that the speaker judged or is walled from, nor, for a
-- first reader, superseded rows, merged records or, unless drawn, what was resolved or read before.
-- Called by: linkage_compared_records, linkage_may_judge, umai/linkage/lists/changes.py, umai/linkage/review/actions.py.
create function linkage_due(
    only_pair uuid DEFAULT NULL::uuid
) returns TABLE(pair uuid, turn int, place int, probability float8)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    me uuid := access_worker(); speaks text := access_role(); within int[] := access_districts();
    hidden uuid[] := access_walled(); hidden_rows uuid[] := linkage_walled();
begin
    if me is null or speaks not in ('specialist', 'head', 'oblast_supervisor', 'ministry_supervisor') then
        return;
    end if;
    return query
    with waiting as (
        select p.id from linkage_recordpair p where p.band = 'clerical' and (only_pair is null or p.id = only_pair)
            and (p.district_id = any (within) or speaks = 'ministry_supervisor')
        union select d.pair_id from linkage_drawnpair d
            where d.purpose = 'quality' and (only_pair is null or d.pair_id = only_pair)
    ), there as (
        select p.id, p.row_id, p.child_id, p.other_id, p.other_child_id, p.probability, p.recorded_at,
            p as whole, d.place, linkage_level(p.district_id, coalesce(c.district_id, p.other_district_id)) as level
        from waiting w join linkage_recordpair p on p.id = w.id
        left join linkage_drawnpair d on d.pair_id = p.id and d.purpose = 'quality'
        left join register_child c on c.id = p.other_child_id
        where ((p.district_id = any (within) and coalesce(c.district_id, p.other_district_id) = any (within))
            or (speaks = 'ministry_supervisor'
                and p.district_id is distinct from coalesce(c.district_id, p.other_district_id))
            or (speaks = 'ministry_supervisor' and p.district_id is null))
            and (p.child_id is null or p.child_id <> all (hidden))
            and (p.other_child_id is null or p.other_child_id <> all (hidden))
            and (p.row_id is null or p.row_id <> all (hidden_rows))
            and (p.other_id is null or p.other_id <> all (hidden_rows))
    ), turns as (
        select t.*, case when a.a1 is null then 1 when not a.twice then null when a.a2 is null then 2
                when a.a1 <> a.a2 and a.a3 is null then 3 end as turn
        from there t, lateral linkage_answers(t.id) a
        where not exists (select from linkage_pairjudgement j
            where j.pair_id = t.id and j.current and j.recorded_by_id = me)
    )
    select t.id, t.turn, t.place, t.probability from turns t
    where case t.turn
            when 1 then t.level = case speaks when 'oblast_supervisor' then 'oblast'
                when 'ministry_supervisor' then 'ministry' else 'district' end
            when 2 then case speaks when 'oblast_supervisor' then t.level in ('district', 'oblast')
                when 'ministry_supervisor' then t.level in ('oblast', 'ministry') else t.level = 'district' end
            when 3 then case speaks when 'oblast_supervisor' then t.level = 'district'
                when 'ministry_supervisor' then t.level in ('oblast', 'ministry') else false end
            else false end
        and (t.turn > 1 or (
            not exists (select from linkage_listrow r join linkage_listedition later on later.follows_id = r.edition_id
                where r.id in (t.row_id, t.other_id))
            and not exists (select from linkage_recordpair newer where newer.row_id = t.row_id
                and newer.recorded_at > t.recorded_at and newer.child_id is not distinct from t.child_id
                and newer.other_id is not distinct from t.other_id)
            and not exists (select from register_merge m where m.current and t.other_child_id is not null
                and m.child_id in (t.child_id, t.other_child_id) and m.other_id in (t.child_id, t.other_child_id))
            and (t.place is not null or (
                (t.child_id is null or not exists (
                    select from linkage_resolution s where s.row_id = t.row_id and s.current))
                and not linkage_read_before(t.whole)))));
end $$;
