-- Answers whom a page may not offer to telephone about these children: everybody (null) while a protection
-- runs or nobody has seen a child in danger, because it is not known then whom a call would warn, and of a
-- child whom the speaker does not reach; and whoever a protection named as dangerous. All records that are
-- one child count.
-- Called by: umai/call_back/reading.py, umai/casefile/my_day/contacts.py.
create function protection_not_to_call(children uuid[]) returns table (child uuid, adult uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    districts int[] := access_districts();
    municipalities int[] := access_municipalities();
    granted uuid[] := access_granted();
    walled uuid[] := access_walled();
    reached uuid[];
begin
    reached := array(select c.id from register_child c where c.id = any (children) and c.id <> all (walled)
        and (c.district_id = any (districts) or c.municipality_id = any (municipalities) or c.id = any (granted)));
    return query
        with records as materialized (
            select a.id as child, r.id as record from unnest(reached) a (id)
            cross join lateral unnest(case
                when exists (select from register_merge m where m.current and (m.child_id = a.id or m.other_id = a.id))
                then register_one_with(array[a.id]) else array[a.id] end) r (id)),
        protections as materialized (
            select r.child, p.id from records r join protection_protection p on p.child_id = r.record)
        select a.id, null::uuid from unnest(children) a (id) where a.id <> all (reached)
        union all
        select p.child, null from protections p
            where not exists (select from protection_protectionending e where e.protection_id = p.id)
        union all
        select r.child, null from records r join urgency_urgency u on u.child_id = r.record where u.ended_at is null
        union all
        select p.child, s.suspect_id from protections p join protection_safetydecision s on s.protection_id = p.id
            where s.suspect_id is not null
        union all
        select p.child, i.adult_id from protections p join protection_conflictofinterest i on i.protection_id = p.id
            where i.interest = 'is_suspect';
end $$;
