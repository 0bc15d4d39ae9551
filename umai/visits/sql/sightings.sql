-- Answers who saw the child of these records and when: in each visit, arrival, contact and talk after
-- self-harm that stands uncorrected, in any case of any of them. In a protection that runs the child is not
-- safe.
-- Called by: visits_call_missed, visits_put_all_seen, visits_put_seen, visits_settle_missed, visits_settle_urgent.
create function visits_sightings(children uuid[]) returns table (id uuid, at timestamptz,
    worker_id uuid, safe boolean, recorded_at timestamptz, child_id uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select v.id, v.at, v.worker_id, v.risk <> 'urgent', v.recorded_at, k.child_id
        from intake_case k join visits_visit v on v.case_id = k.id
        where k.child_id = any (children) and v.made and v.seen and v.why <> 'struck' and not exists (
            select from visits_visit c where c.replaces_id = v.id and c.why <> 'change')
    union all
    select a.id, a.happened_at, a.recorded_by_id, false, a.recorded_at, k.child_id
        from intake_case k join protection_protection p on p.case_id = k.id
        join protection_arrival a on a.protection_id = p.id
        where k.child_id = any (children) and a.child_seen and a.why <> 'struck' and not exists (
            select from protection_arrival c where c.replaces_id = a.id and c.why <> 'change')
    union all
    select a.id, a.happened_at, a.recorded_by_id, false, a.recorded_at, k.child_id
        from intake_case k join protection_protection p on p.case_id = k.id
        join protection_followupcontact a on a.protection_id = p.id
        where k.child_id = any (children) and a.child_seen and a.why <> 'struck' and not exists (
            select from protection_followupcontact c where c.replaces_id = a.id and c.why <> 'change')
    union all
    select t.id, t.happened_at, t.recorded_by_id, t.is_safe, t.recorded_at, t.child_id
        from self_harm_spokenwithchild t
        where t.child_id = any (children) and t.way = 'in_person' and t.why <> 'struck' and not exists (
            select from self_harm_spokenwithchild c where c.replaces_id = t.id and c.why <> 'change')
$$;
