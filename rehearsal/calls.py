"""The visits that were drawn for a call in the months before, and what the families said.

Drawn as `visits_draw_month` draws, on the first day of the month that follows, with a seed that is made
from district and month. How many heads have called, and what they heard, is judgement.
"""

from datetime import date, timedelta

from rehearsal.register_rows import NOTES
from umai.visits.plausibility.jobs import CALLBACK_MONTHS, CALLBACK_PERCENT

# How many of a hundred drawn visits are called about, in the months before and in the last one.
CALLED, CALLED_LATELY = 92, 55
NOT_REACHED, NOT_CONFIRMED = 22, 5  # of a hundred first calls; of a hundred families that were reached

DRAW_VISITS = """
insert into visits_drawnvisit (id, district_id, municipality_id, office_id, recorded_at, source, child_id,
case_id, visit_id, worker_id, drawn_in_id, month, seed, population, place) with written as ( select v.*,
date_trunc('month', v.recorded_at at time zone 'Asia/Bishkek')::date as month from visits_visit v where
v.replaces_id is null and v.made and v.district_id is not null and v.recorded_at >= %(first)s::timestamp
at time zone 'Asia/Bishkek' and v.recorded_at < %(until)s::timestamp at time zone 'Asia/Bishkek'), whole
as ( select w.district_id, w.month, count(*) as of_all, md5(w.district_id || ':' || w.month)::uuid as seed
from written w where not exists (select from visits_drawnvisit d where d.drawn_in_id = w.district_id and
d.month = w.month) group by w.district_id, w.month), placed as ( select w.*, s.seed, s.of_all,
row_number() over (partition by w.district_id, w.month order by sha256(convert_to(s.seed::text ||
w.id::text, 'UTF8')), w.id) as nth from written w join whole s using (district_id, month)) select
md5('draw' || p.id)::uuid, district_id, municipality_id, office_id, (month + interval '1 month' + interval
'4 hours')::timestamp at time zone 'Asia/Bishkek', 'batch', child_id, case_id, id, worker_id, district_id,
month, seed, of_all, nth from placed p where nth <= ceil(of_all * (%(percents)s::jsonb ->>
month::text)::int / 100.0)
"""

# Three numbers of each draw decide: whether it is called about, when, and what came of it.
CALL_FAMILIES = """
insert into visits_familycall (id, district_id, municipality_id, office_id, recorded_at, recorded_by_id,
    recorded_office_id, source, child_id, draw_id, result, words, at)
with heads as (
    select distinct on (o.place_id) o.place_id, o.id as office_id, t.worker_id
    from staff_office o join staff_term t on t.office_id = o.id
    where o.kind = 'district' and t.role = 'head' order by o.place_id, t.worker_id),
told as (
    select d.*, h.worker_id as head, h.office_id as department,
        get_byte(md5.of, 0) * 100 / 256 as called, get_byte(md5.of, 1) as on_day,
        get_byte(md5.of, 2) * 100 / 256 as reached, get_byte(md5.of, 3) * 100 / 256 as heard,
        get_byte(md5.of, 4) as sentence
    from visits_drawnvisit d join heads h on h.place_id = d.drawn_in_id,
        lateral (select decode(md5('call' || d.visit_id), 'hex') as of) md5
    where d.worker_id <> h.worker_id and not exists (select from visits_familycall c where c.draw_id = d.id)),
calls as (
    select *, case when reached < %(not_reached)s then 'not_reached' end as result, 0 as again from told
        where called < case when month = %(last)s then %(lately)s else %(before)s end
    union all
    select *, null, 1 from told where called < %(again)s and reached < %(not_reached)s),
dated as (
    select *, (month + interval '1 month')::date + on_day %% %(days)s + again as day,
        coalesce(result, case when heard < %(not_confirmed)s then 'not_confirmed' else 'confirmed' end)
            as came
    from calls)
select md5('call' || again || id)::uuid, district_id, municipality_id, office_id,
    (day + time '17:30')::timestamp at time zone 'Asia/Bishkek', head, department, 'form', child_id, id, came,
    case came
        when 'confirmed' then (%(confirmed)s::text[])[1 + sentence %% cardinality(%(confirmed)s::text[])]
        when 'not_confirmed' then (%(denied)s::text[])[1 + sentence %% cardinality(%(denied)s::text[])]
        else '' end,
    (day + time '10:00' + make_interval(mins => on_day))::timestamp at time zone 'Asia/Bishkek'
from dated where day < %(today)s
"""


def invent_calls(cursor, *, today: date):
    """Draw the visits of the past months that nobody drew yet, and call most of the families."""
    until = today.replace(day=1)
    months = []
    for _ in range(CALLBACK_MONTHS.on(today)):
        months.append(((months[-1] if months else until) - timedelta(1)).replace(day=1))
    percents = ", ".join(f'"{month}": {int(CALLBACK_PERCENT.on(month))}' for month in months)
    cursor.execute(DRAW_VISITS, {"first": months[-1], "until": until, "percents": f"{{{percents}}}"})
    cursor.execute(
        CALL_FAMILIES,
        {
            "today": today,
            "last": months[0],
            "days": 20,
            "before": CALLED,
            "lately": CALLED_LATELY,
            "again": CALLED_LATELY,
            "not_reached": NOT_REACHED,
            "not_confirmed": NOT_CONFIRMED,
            "confirmed": NOTES["call_confirmed"],
            "denied": NOTES["call_not_confirmed"],
        },
    )
