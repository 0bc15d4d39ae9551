-- Answers these workers' visits since back_to as plain values, for the rules that look for signs. Words
-- appear as a hash and a number of letters, so the caller reads no text of a visit. A visit is fresh if
-- recorded since "since"; recorded_at is that of its first row. missed_at is empty where the worker had
-- too many cases. Sequential scans are off, because statistics may still say that a table is empty.
-- Called by: umai/visits/plausibility/jobs.py.
create function visits_values_for_signs(workers uuid[], since timestamptz, back_to timestamptz) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off
as $$
begin
    return (select coalesce(jsonb_agg(jsonb_build_object(
        'id', v.id, 'worker', v.worker_id, 'child', v.child_id, 'at', v.at, 'recorded_at', f.recorded_at,
        'fresh', v.recorded_at >= since, 'made', v.made, 'not_made', v.not_made, 'seen', v.seen, 'alone', v.alone,
        'born', (select i.birth_date from register_identity i where i.child_id = v.child_id and i.current
            and i.birth_precision in ('day', 'month', 'year')),
        'homes', array(
            select m.household_id from register_membership m where m.child_id = v.child_id and m.current
            union select k.adult_id from register_kinship k where k.child_id = v.child_id and k.current
            union select c.carer_id from register_carearrangement c
                where c.child_id = v.child_id and c.current and c.carer_id is not null),
        'heard', visits_text_key(v.childs_words),
        'found', visits_text_key(v.carer || ' ' || v.dwelling || ' ' || v.school_health),
        'at_home', v.place = '', 'latitude', v.latitude, 'longitude', v.longitude, 'accuracy', v.accuracy,
        'earlier', case when v.recorded_at >= since and v.latitude is not null and v.longitude is not null then (
            select jsonb_agg(jsonb_build_array(e.latitude, e.longitude, coalesce(e.accuracy, 0)))
            from visits_visit e where e.case_id = v.case_id and e.at < v.at and e.at >= back_to and e.current
                and e.made and e.place = '' and e.latitude is not null and e.longitude is not null) end,
        'missed_at', (select m.recorded_at from visits_missedvisit m
            where m.window_id = v.window_id and m.worker_id = v.worker_id and not m.above_limit))), '[]')
        from visits_visit v join visits_visit f on f.id = v.line
        where v.worker_id = any (workers) and v.at >= back_to and v.current);
end $$;
