-- Carries what a row of the edition before was resolved to over to the same unchanged row of this
-- edition. Leaves out refused rows and rows that have a resolution already; answers how many it carried
-- over.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_carry_over(taken uuid) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, what, rule,
            district_id, municipality_id, office_id)
        select distinct on (r.id) gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, r.id, s.child_id,
            s.what, 'as before', coalesce(c.district_id, r.district_id),
            case when c.id is null then r.municipality_id else c.municipality_id end, c.office_id
        from linkage_listedition e
        join linkage_listrow r on r.edition_id = e.id and r.verdict <> 'refused'
        join linkage_listrow b on b.edition_id = e.follows_id and b.whose = r.whose and b.content = r.content
        join linkage_resolution s on s.row_id = b.id and s.current
        left join register_child c on c.id = s.child_id
        where e.id = taken and not exists (
            select from linkage_resolution d where d.row_id = r.id and d.current)
        order by r.id, s.recorded_at;
    get diagnostics n = row_count;
    return n;
end $$;
