"""Put questions about visits behind row security; let the clock ask them and draw visits for a call.

A question is seen by who went and by those who watch the district; a colleague who reaches the child
sees none. Which visits were drawn, the ones who went never see. `visits_whose` names the workers of whom
visits came in since an instant; `visits_told` gives their visits as plain values for the rules of
`umai.visits.signs`, with words only as a value that is the same for the same words; `visits_ask` writes
questions, each once a visit and sign. `visits_draw_month` draws for each district that has no draw of the
month yet, all in one statement, under a lock. What was written down in a month does not change after
it: the first rows of the visits are drawn from. Safe forward and back.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
OF_OTHERS = """worker_id <> (select access_worker())
    and (select access_role()) not in ('head', 'oblast_supervisor')"""
NOT_WATCHING = "(select access_role()) not in ('head', 'oblast_supervisor')"

FORWARD = f"""
create index visit_written on visits_visit using brin (recorded_at);

create function visits_words(said text) returns jsonb language sql immutable
    set search_path = pg_catalog, public, pg_temp as $$
    select case when plain <> '' then
            jsonb_build_object('key', encode(sha256(convert_to(plain, 'UTF8')), 'hex'),
                               'letters', length(replace(plain, ' ', '')))
        end
    from (select btrim(lower(regexp_replace(said, '[^[:alnum:]]+', ' ', 'g'))) as plain) p
$$;

create function visits_whose(since timestamptz) returns uuid[] {DEFINER} as $$
begin
    return (select coalesce(array_agg(distinct worker_id order by worker_id), '{{}}')
        from visits_visit where recorded_at >= since and current);
end $$;

create function visits_told(workers uuid[], since timestamptz, back_to timestamptz) returns jsonb {DEFINER} as $$
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
        'heard', visits_words(v.childs_words),
        'found', visits_words(v.carer || ' ' || v.dwelling || ' ' || v.school_health),
        'at_home', v.place = '', 'latitude', v.latitude, 'longitude', v.longitude, 'accuracy', v.accuracy,
        'earlier', case when v.recorded_at >= since and v.latitude is not null and v.longitude is not null then (
            select jsonb_agg(jsonb_build_array(e.latitude, e.longitude, coalesce(e.accuracy, 0)))
            from visits_visit e where e.case_id = v.case_id and e.at < v.at and e.at >= back_to and e.current
                and e.made and e.place = '' and e.latitude is not null and e.longitude is not null) end,
        'missed_at', (select m.recorded_at from visits_missed m
            where m.window_id = v.window_id and m.worker_id = v.worker_id and not m.above_limit))), '[]')
        from visits_visit v join visits_visit f on f.id = v.line
        where v.worker_id = any (workers) and v.at >= back_to and v.current);
end $$;

alter function visits_told(uuid[], timestamptz, timestamptz) set enable_seqscan = off;

create function visits_ask(asked jsonb, answer_by date) returns int {DEFINER} as $$
declare n int;
begin
    insert into visits_question (id, child_id, case_id, visit_id, line, worker_id, sign, evidence, answer_by,
            source, recorded_at)
        select gen_random_uuid(), v.child_id, v.case_id, v.id, v.line, v.worker_id, a.sign, a.evidence, answer_by,
            'batch', clock_timestamp()
        from jsonb_to_recordset(asked) as a (visit uuid, sign text, evidence jsonb)
        join visits_visit v on v.id = a.visit
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;

create function visits_draw_month(first date, percent int) returns int {DEFINER} as $$
declare n int;
begin
    perform pg_advisory_xact_lock(hashtextextended('visits_draw_month', 0));
    insert into visits_draw (id, child_id, case_id, visit_id, worker_id, drawn_in_id, month, seed, population,
            place, source, recorded_at)
        with written as (
            select v.id, v.child_id, v.case_id, v.worker_id, v.district_id from visits_visit v
            where v.replaces_id is null and v.made and v.district_id is not null
                and v.recorded_at >= first::timestamp at time zone 'Asia/Bishkek'
                and v.recorded_at < (first + interval '1 month')::timestamp at time zone 'Asia/Bishkek'
                and not exists (select from visits_draw d where d.drawn_in_id = v.district_id and d.month = first)),
        seeds as materialized (
            select district_id, gen_random_uuid() as seed, count(*) as of_all from written group by district_id),
        placed as (
            select w.*, s.seed, s.of_all, row_number() over (partition by w.district_id
                order by sha256(convert_to(s.seed::text || w.id::text, 'UTF8')), w.id) as place
            from written w join seeds s using (district_id))
        select gen_random_uuid(), child_id, case_id, id, worker_id, district_id, first, seed, of_all, place,
            'batch', clock_timestamp()
        from placed p where place <= ceil(of_all * percent / 100.0)
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
revoke all on function visits_words(text), visits_whose(timestamptz), visits_told(uuid[], timestamptz, timestamptz),
    visits_ask(jsonb, date), visits_draw_month(date, int) from public;
"""
BACK = """
drop function visits_draw_month(date, int), visits_ask(jsonb, date),
    visits_told(uuid[], timestamptz, timestamptz), visits_whose(timestamptz), visits_words(text);
drop index visit_written;
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0007_questions_and_draws")]
    operations = [
        Protect("visits_question", unless=OF_OTHERS),
        Protect(
            "visits_answering", unless="not exists (select from visits_question q where q.id = question_id)"
        ),
        Protect(
            "visits_decided", unless="not exists (select from visits_question q where q.id = question_id)"
        ),
        Protect("visits_draw", unless=NOT_WATCHING),
        Protect("visits_callback", unless="not exists (select from visits_draw d where d.id = draw_id)"),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
