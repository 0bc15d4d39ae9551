-- Answers the rows of a district that latest editions name as of migrants or absent: all, or these. Each
-- has the one record that stands for its child. It is a function, because the planner then expects a
-- thousand rows and not one, for which it would compare each row with all others.
-- Called by: unseen_regroup.
create function unseen_nodes(
    here int, wanted uuid[]
) returns TABLE(id uuid, number int, municipality_id int, settlement_id int, of_migrant boolean, absent boolean, birth_date date, birth_precision varchar, whose bigint, edition_id uuid, source_id uuid, recorded_at timestamptz, child uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    with joined (record) as materialized (
        select child_id from register_merge where current union select other_id from register_merge where current)
    select r.id, r.number, r.municipality_id, r.settlement_id, r.of_migrant, r.absent, r.birth_date,
        r.birth_precision, r.whose, r.edition_id, e.source_id, e.recorded_at,
        case when s.child_id is null or s.child_id not in (select m.record from joined m) then s.child_id else unseen_record(s.child_id) end
    from linkage_listrow r join linkage_listedition e on e.id = r.edition_id
        left join linkage_resolution s on s.row_id = r.id and s.current and s.what = 'child'
    where r.district_id = here and (wanted is null or r.id = any (wanted))
        and (r.of_migrant or r.absent) and r.verdict <> 'refused'
        and not exists (select from linkage_listedition later where later.follows_id = r.edition_id);
end $$;
