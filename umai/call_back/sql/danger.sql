-- Answers whether it is not safe to have a telephone line between this adult and the home of a child: whoever is
-- suspected of harm to the child in an incident that stands and was not found unfounded, or named as dangerous in a
-- protection of it that did not end without danger, be it as a representative with a conflict, and whom an order holds
-- that has force today or is suspended.
-- All records of one child count, and all adults that are the same parent by them; so does a suspect who is written
-- down in words as the mother or the father. What is sealed counts too, and what it is is not told. No role may run
-- it: it looks beyond every reach.
-- Called by: call_back_code_opens, call_back_given_safely, call_back_unsafe.
create function call_back_danger(file uuid, adult uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with own as materialized (select register_one_with(array[file]) as records, justice_same_adult(adult) as adults)
    select exists (
            select from own cross join justice_incident i
                join justice_suspect s on s.incident_id = i.line and s.current
            where i.child_id = any (own.records) and i.current and not justice_is_unfounded(i.line)
                and (s.adult_id = any (own.adults) or s.adult_id is null and exists (
                    select from register_kinship k where k.child_id = any (own.records) and k.current
                        and k.adult_id = any (own.adults) and k.relation = s.relation)))
        or exists (
            select from own cross join lateral (
                select s.protection_id from protection_safetydecision s
                where s.child_id = any (own.records) and s.current and s.decided <> 'no_danger'
                    and s.suspect_id = any (own.adults)
                union all
                select c.protection_id from protection_conflictofinterest c
                where c.child_id = any (own.records) and c.current and c.interest = 'is_suspect'
                    and c.adult_id = any (own.adults)) d
            where not exists (
                select from protection_protectionending e
                    join protection_protectionendproposal p on p.id = e.proposal_id
                where e.protection_id = d.protection_id and p.how = 'no_danger'))
        or exists (
            select from own cross join justice_protectionorder o
            where o.child_id = any (own.records) and o.current and o.changes_id is null
                and o.adult_id = any (own.adults) and justice_order_last_day(o.line, access_today()) is not null)
$$;
