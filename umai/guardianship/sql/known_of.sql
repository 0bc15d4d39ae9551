-- Answers the children in whose files something stands about these adults that was found true, with the district
-- of each file: a protection names them as dangerous and did not end without danger; a child was taken away from
-- their care, which had begun before that day, or, where its beginning is not known, was recorded before it; a
-- court limits their rights today; a report of violence, neglect or child labour came while they took care of the
-- child, is in a case, and an assessment that was completed later found a high risk. Never a report that nobody
-- screened or that was unfounded, and never the safe adult of a removal. No role may run it: it looks beyond
-- every reach.
-- Called by: guardianship_look_around, guardianship_offices_shown.
create function guardianship_known_of(adults uuid[]) returns table (child uuid, district int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with recursive kept (care, carer_id, earlier, why, recorded_at, taken_over_on) as (
        -- Each care with the rows of this carer in whose place it stands, and when it was another carer's.
        select c.id, c.carer_id, c.replaces_id, c.why, c.recorded_at, case when c.why = 'change' then c.happened_on end
        from register_carearrangement c where c.current and c.carer_id = any (adults)
        union all
        select k.care, k.carer_id, b.replaces_id, b.why, b.recorded_at,
            case when b.why = 'change' then b.happened_on end
        from kept k join register_carearrangement b on b.id = k.earlier
            and (b.carer_id = k.carer_id or k.why = 'correction')),
    first as (
        select distinct on (k.care) k.care, k.recorded_at,
            case when k.earlier is not null then k.taken_over_on end as day
        from kept k order by k.care, k.recorded_at),
    caring as materialized (
        select c.carer_id, greatest(c.holds_from, first.day) as holds_from, c.holds_to, r.id as record,
            first.recorded_at as first_at
        from register_carearrangement c join first on first.care = c.id
            cross join lateral unnest(register_one_with(array[c.child_id])) r (id)),
    removals as not materialized (
        select s.child_id, s.protection_id, s.adult_id, coalesce(s.happened_at, s.recorded_at) as at,
            coalesce(s.happened_on, (s.recorded_at at time zone 'Asia/Bishkek')::date) as day
        from protection_safetydecision s where s.current and s.decided = 'removed'),
    reports as not materialized (
        select o.child_id, o.case_id, o.recorded_at,
            (coalesce(o.received_at, o.recorded_at) at time zone 'Asia/Bishkek')::date as day
        from intake_origin o where o.current and o.concern in ('violence', 'neglect', 'labour')),
    dangers as (
        select s.child_id, s.protection_id from protection_safetydecision s
        where s.current and s.decided <> 'no_danger' and s.suspect_id = any (adults)
        union
        select i.child_id, i.protection_id from protection_conflictofinterest i
        where i.current and i.interest = 'is_suspect' and i.adult_id = any (adults)
        union
        select s.child_id, s.protection_id from caring c join removals s on s.child_id = c.record
        where s.adult_id is distinct from c.carer_id
            and case when c.holds_from is null then c.first_at < s.at else c.holds_from < s.day end
            and coalesce(c.holds_to, s.day) >= s.day - 1),
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
        select o.child_id from caring c join reports o on o.child_id = c.record
            join assessment_assessment a on a.case_id = o.case_id
            join assessment_completion m on m.assessment_id = a.id
        where m.risk in ('high', 'urgent') and m.recorded_at > o.recorded_at and m.completed_on >= o.day
            and coalesce(c.holds_from, o.day) <= o.day and coalesce(c.holds_to, o.day) >= o.day)
    select f.child_id, c.district_id from found f join register_child c on c.id = f.child_id
$$;
