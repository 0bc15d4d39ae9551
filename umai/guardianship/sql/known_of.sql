-- Answers the children in whose files something stands about these adults that was found true, with the district
-- of each file: a protection names them as dangerous and did not end without danger; a child was taken away
-- while they took care of it; a court limits their rights today; a report of violence, neglect or child labour
-- came while they took care of the child, is in a case, and its assessment found a high risk. Never a report
-- that nobody screened or that was unfounded. No role may run it: it looks beyond every reach.
-- Called by: guardianship_look_around.
create function guardianship_known_of(adults uuid[]) returns table (child uuid, district int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with caring as materialized (
        select c.holds_from, c.holds_to, r.id as record
        from register_carearrangement c cross join lateral unnest(register_one_with(array[c.child_id])) r (id)
        where c.current and c.carer_id = any (adults)),
    dangers as (
        select s.child_id, s.protection_id from protection_safetydecision s
        where s.current and s.decided <> 'no_danger' and s.suspect_id = any (adults)
        union
        select i.child_id, i.protection_id from protection_conflictofinterest i
        where i.current and i.interest = 'is_suspect' and i.adult_id = any (adults)
        union
        select s.child_id, s.protection_id from caring c join protection_safetydecision s on s.child_id = c.record
        where s.current and s.decided = 'removed'
            and coalesce(c.holds_from, s.recorded_at::date) <= coalesce(s.happened_on, s.recorded_at::date)
            and coalesce(c.holds_to, s.recorded_at::date) >= coalesce(s.happened_on, s.recorded_at::date) - 1),
    found as (
        select d.child_id from dangers d
        where not exists (
            select from protection_protectionending e join protection_protectionendproposal p on p.id = e.proposal_id
            where e.protection_id = d.protection_id and p.how = 'no_danger')
        union
        select l.child_id from register_rightsdecision l
        where l.current and l.adult_id = any (adults) and coalesce(l.holds_from, access_today()) <= access_today()
            and coalesce(l.holds_to, access_today()) >= access_today()
        union
        select o.child_id from caring c join intake_origin o on o.child_id = c.record
            join assessment_assessment a on a.case_id = o.case_id
            join assessment_completion m on m.assessment_id = a.id
        where o.current and o.concern in ('violence', 'neglect', 'labour') and m.risk in ('high', 'urgent')
            and coalesce(c.holds_from, o.received_at::date, o.recorded_at::date)
                <= coalesce(o.received_at, o.recorded_at)::date
            and coalesce(c.holds_to, o.recorded_at::date) >= coalesce(o.received_at, o.recorded_at)::date)
    select f.child_id, c.district_id from found f join register_child c on c.id = f.child_id
$$;
